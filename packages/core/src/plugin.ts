import { ParbenchError } from './errors.ts';
import type { Strategy } from './strategy.ts';

/** The version of the contract between parbench and its plug-ins. */
export const contractVersion = 1;

/** Where a plug-in's workload module is. */
export interface WorkloadEntry {
  /** A `file:` URL, most simply `import.meta.resolve('my-package/my-workload')`. */
  readonly url: string;
  readonly exportName?: string;
}

/** The default export of a plug-in package. */
export interface Plugin {
  readonly contract: typeof contractVersion;
  readonly strategies?: readonly Strategy[];
  readonly workloads?: readonly WorkloadEntry[];
}

/** Gives a plug-in its type and the contract version it was written for. */
export function definePlugin(plugin: {
  readonly strategies?: readonly Strategy[];
  readonly workloads?: readonly WorkloadEntry[];
}): Plugin {
  return { contract: contractVersion, ...plugin };
}

/**
 * Checks what a plug-in module exports by default. `specifier` names it in errors.
 * @throws ParbenchError `invalid-plugin` or `unsupported-contract`
 */
export function parsePlugin(exported: unknown, specifier: string): Plugin {
  if (typeof exported !== 'object' || exported === null || !('contract' in exported)) {
    throw new ParbenchError(
      'invalid-plugin',
      `\`${specifier}\` is no parbench plug-in: expected a default export made with \`definePlugin\`, received ${describe(exported)}.`,
    );
  }
  if (exported.contract !== contractVersion) {
    throw new ParbenchError(
      'unsupported-contract',
      `\`${specifier}\` was written for contract ${String(exported.contract)} of parbench; this is contract ${contractVersion}. Install the release of it that has \`@parbench/core\` ^${contractVersion} as its peer.`,
    );
  }
  const { strategies = [], workloads = [] } = exported as Partial<Plugin>;
  checkList(
    strategies,
    isStrategy,
    `\`strategies\` of \`${specifier}\``,
    'objects with a `name` and an `open` function',
  );
  checkList(workloads, isWorkloadEntry, `\`workloads\` of \`${specifier}\``, 'objects with a `url`');
  return { contract: contractVersion, strategies, workloads };
}

function checkList(list: unknown, isItem: (item: unknown) => boolean, what: string, expected: string): void {
  if (Array.isArray(list) && list.every(isItem)) return;
  const received = Array.isArray(list) ? describe(list.find((item) => !isItem(item))) : describe(list);
  throw new ParbenchError('invalid-plugin', `${what}: expected ${expected}, received ${received}.`);
}

function isStrategy(item: unknown): boolean {
  const strategy = item as Partial<Strategy> | null | undefined;
  return typeof strategy?.name === 'string' && typeof strategy.open === 'function';
}

function isWorkloadEntry(item: unknown): boolean {
  return typeof (item as Partial<WorkloadEntry> | null | undefined)?.url === 'string';
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `${/^[aeiou]/.test(typeof value) ? 'an' : 'a'} ${typeof value}`;
}
