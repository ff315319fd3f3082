import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A CPU that trials can be confined to, or the reason why they cannot. */
export type OneCpu = { readonly cpu: number } | { readonly reason: string };

/** Finds the first CPU that this process may use, by `taskset`, which then confines the trials too. */
export async function findOneCpu(): Promise<OneCpu> {
  if (process.platform !== 'linux') {
    return {
      reason: `parbench can confine processes to one CPU only on Linux, and this is ${process.platform}`,
    };
  }
  try {
    const { stdout } = await promisify(execFile)('taskset', ['-c', '-p', String(process.pid)], {
      env: { ...process.env, LC_ALL: 'C' },
    });
    const [, cpu] = /list: (\d+)/.exec(stdout) ?? [];
    if (cpu !== undefined) return { cpu: Number(cpu) };
    return { reason: `\`taskset\` did not name the CPUs of this process: it printed \`${stdout.trim()}\`` };
  } catch {
    return { reason: '`taskset` was not found on the path: install util-linux' };
  }
}
