import { dirname } from 'node:path';
import { sum } from '../statistics/mean.ts';
import { readText } from './read-text.ts';

/** The CPU quota of this process's control group, and how long it was throttled. */
export interface CpuQuota {
  /** The quota in CPUs; missing without a limit. */
  readonly quotaCpus?: number;
  /**
   * Milliseconds for which the group or one above it was throttled since it was created, added up over CPUs; missing if
   * the host does not provide it.
   */
  readonly throttledMs?: number;
}

/**
 * Reads the tightest limit of this process's control group and those above it, in either version of control groups.
 * Source: Linux, Documentation/admin-guide/cgroup-v2.rst, section "CPU", and scheduler/sched-bwc.rst.
 */
export function readCpuQuota(): CpuQuota {
  return combineQuotas(
    groupFolders(readText('/proc/self/cgroup') ?? '').map((folder) => ({
      quotaCpus: quotaOf(folder),
      throttledMs: throttledMsOf(folder),
    })),
  );
}

/** Combines nested groups. Each counts only its own throttling, so the sum grows whichever group is throttled. */
export function combineQuotas(
  groups: readonly { readonly [Field in keyof CpuQuota]-?: CpuQuota[Field] | undefined }[],
): CpuQuota {
  const quotas = groups.flatMap(({ quotaCpus }) => quotaCpus ?? []);
  const throttled = groups.flatMap(({ throttledMs }) => throttledMs ?? []);
  return {
    ...(quotas.length > 0 && { quotaCpus: Math.min(...quotas) }),
    ...(throttled.length > 0 && { throttledMs: sum(throttled) }),
  };
}

/**
 * Returns the folders of the groups that limit CPU time, from the text of `/proc/self/cgroup`: the group itself and all
 * above it.
 */
export function groupFolders(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const [, controllers = '', path = ''] = line.split(':');
    if (controllers.split(',').includes('cpu')) return upwards('/sys/fs/cgroup/cpu', path);
    return line.startsWith('0::') ? upwards('/sys/fs/cgroup', path) : [];
  });
}

function upwards(mount: string, path: string): readonly string[] {
  return path === '/' || path === '' ? [mount] : [`${mount}${path}`, ...upwards(mount, dirname(path))];
}

function quotaOf(folder: string): number | undefined {
  return parseQuota(
    readText(`${folder}/cpu.max`) ??
      `${readText(`${folder}/cpu.cfs_quota_us`)} ${readText(`${folder}/cpu.cfs_period_us`)}`,
  );
}

/** Parses CPUs from `quota period` in microseconds; undefined for `max` and for -1, which mean no limit. */
export function parseQuota(text: string): number | undefined {
  const [quota = Number.NaN, period = Number.NaN] = text.trim().split(/\s+/).map(Number);
  return quota > 0 && period > 0 ? quota / period : undefined;
}

function throttledMsOf(folder: string): number | undefined {
  return parseThrottledMs(readText(`${folder}/cpu.stat`) ?? '');
}

/** Parses milliseconds from the text of `cpu.stat`: microseconds in version 2, nanoseconds in version 1. */
export function parseThrottledMs(text: string): number | undefined {
  const [, unit, count] = /^throttled_(usec|time) (\d+)$/m.exec(text) ?? [];
  return count === undefined ? undefined : Number(count) / (unit === 'usec' ? 1e3 : 1e6);
}
