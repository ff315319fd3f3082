import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { messageOf, ParbenchError } from './errors.ts';
import type { WorkloadReference } from './strategy.ts';
import type { Workload } from './workload.ts';

/**
 * Imports a workload's module and gives the workload in it, in the driver and in workers alike.
 * @throws ParbenchError `module-missing`, `module-syntax`, `module-throws` or `invalid-workload`
 */
export async function loadWorkload(reference: Omit<WorkloadReference, 'params'>): Promise<Workload> {
  const exported = await importModule(reference.url);
  const exportName = reference.exportName ?? 'default';
  const workload = exported[exportName];
  if (isWorkload(workload)) return workload;
  throw new ParbenchError(
    'invalid-workload',
    `The export \`${exportName}\` of ${reference.url} is no workload: expected what \`defineWorkload\` returns, with a \`name\` and a \`run\` function.`,
  );
}

async function importModule(url: string): Promise<Record<string, unknown>> {
  if (url.startsWith('file:') && !existsSync(fileURLToPath(url))) {
    throw new ParbenchError('module-missing', `There is no file at ${url}.`);
  }
  try {
    return await import(url);
  } catch (error) {
    throw new ParbenchError(importErrorCode(error), `${url} could not be loaded: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

function importErrorCode(error: unknown): 'module-missing' | 'module-syntax' | 'module-throws' {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  if (code === 'ERR_MODULE_NOT_FOUND') return 'module-missing';
  return name === 'SyntaxError' || code === 'ERR_INVALID_TYPESCRIPT_SYNTAX'
    ? 'module-syntax'
    : 'module-throws';
}

function isWorkload(value: unknown): value is Workload {
  const workload = value as Partial<Workload> | null | undefined;
  return (
    typeof workload?.name === 'string' &&
    typeof workload.run === 'function' &&
    (workload.kind === 'task' || workload.kind === 'job')
  );
}
