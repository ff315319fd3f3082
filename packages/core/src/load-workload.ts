import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { messageOf, ParbenchError } from './errors.ts';
import type { ServiceWorkload } from './service-workload.ts';
import type { WorkloadReference } from './strategy.ts';
import type { Workload } from './workload.ts';

/**
 * Imports a workload's module and returns the workload in it, in the driver and in workers alike.
 * @throws ParbenchError `module-missing`, `module-syntax`, `module-throws` or `invalid-workload`
 */
export async function loadWorkload(reference: Omit<WorkloadReference, 'params'>): Promise<Workload> {
  const exported = await importModule(reference.url);
  const exportName = reference.exportName ?? 'default';
  const workload = exported[exportName];
  const what = `The export \`${exportName}\` of ${reference.url}`;
  if (isWorkload(workload)) return checkAbout(workload, what);
  throw new ParbenchError(
    'invalid-workload',
    `${what} is not a workload: expected the result of \`defineWorkload\` or \`defineJob\`, with a \`name\` and a \`run\` function or \`implementations\`, or that of \`defineService\`, with a \`name\`, a \`request\` function, and \`handle\` or \`fetch\`.`,
  );
}

const aboutFields = ['stresses', 'source', 'verification'] as const;

function checkAbout(workload: Workload, what: string): Workload {
  const { name, about } = workload;
  if (about === undefined) return workload;
  const wrong = aboutFields.find((field) => typeof about?.[field] !== 'string');
  if (wrong === undefined) return workload;
  throw new ParbenchError(
    'invalid-workload',
    `${what}: expected a sentence as \`about.${wrong}\` of \`${name}\`, received ${about === null ? 'null' : typeof about[wrong]}.`,
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

/** Whether `value` is the result of `defineWorkload`, `defineJob` or `defineService`. */
export function isWorkload(value: unknown): value is Workload {
  const workload = (value ?? {}) as Partial<Workload>;
  if (typeof workload.name !== 'string') return false;
  if (workload.kind === 'service') return isService(workload);
  const hasTask = typeof workload.run === 'function' || typeof workload.implementations === 'object';
  return hasTask && (workload.kind === 'task' || workload.kind === 'job');
}

function isService({ request, handle, fetch }: Partial<ServiceWorkload>): boolean {
  return typeof request === 'function' && (typeof handle === 'function') !== (typeof fetch === 'function');
}
