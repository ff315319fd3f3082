import { ParbenchError } from './errors.ts';
import type { Strategy } from './strategy.ts';

/** The version of the contract between parbench and its plug-ins. */
export const contractVersion = 2;

/** The location of a plug-in's workload module. */
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

/** Returns a plug-in with the version of the contract that it is written for. */
export function definePlugin(plugin: {
  readonly strategies?: readonly Strategy[];
  readonly workloads?: readonly WorkloadEntry[];
}): Plugin {
  return { contract: contractVersion, ...plugin };
}

/**
 * Checks the default export of a plug-in module; upgrades one of contract 1 to contract 2. `specifier` names it in
 * errors.
 * @throws ParbenchError `invalid-plugin` or `unsupported-contract`
 */
export function parsePlugin(exported: unknown, specifier: string): Plugin {
  if (typeof exported !== 'object' || exported === null || !('contract' in exported)) {
    throw new ParbenchError(
      'invalid-plugin',
      `\`${specifier}\` is not a parbench plug-in: expected a default export made with \`definePlugin\`, received ${describe(exported)}.`,
    );
  }
  const { contract } = exported;
  if (contract !== 1 && contract !== contractVersion) {
    throw new ParbenchError(
      'unsupported-contract',
      `\`${specifier}\` was written for contract ${String(contract)} of parbench: expected contract ${contractVersion} or 1. Install its release that has \`@parbench/core\` ^${contractVersion} as its peer.`,
    );
  }
  const { strategies = [], workloads = [] } = exported as Partial<Plugin>;
  const place = (list: string) => `\`${list}\` of \`${specifier}\``;
  checkList(strategies, isStrategy, place('strategies'), strategyShape);
  checkList(workloads, isWorkloadEntry, place('workloads'), 'objects with a `url`');
  const upgraded = contract === 1 ? strategies.map(upgradeStrategy) : strategies;
  for (const strategy of upgraded) checkServices(strategy, place('strategies'));
  return { contract: contractVersion, strategies: upgraded, workloads };
}

/** A strategy of contract 1. It named at most one library, and could declare services without means to run them. */
type FirstStrategy = Strategy & {
  readonly library?: NonNullable<Strategy['libraries']>[number];
  readonly capabilities?: { readonly services?: boolean };
};

function upgradeStrategy(strategy: FirstStrategy): Strategy {
  const { library, capabilities, ...rest } = strategy;
  const { services: _, ...declared } = capabilities ?? {};
  return {
    ...rest,
    ...(library && { libraries: [library] }),
    ...(capabilities && { capabilities: declared }),
  };
}

/** Refuses a declared `services`: it follows from `serve`, and a declaration could contradict that. */
function checkServices({ name, capabilities }: Strategy, where: string): void {
  if (!Object.hasOwn(capabilities ?? {}, 'services')) return;
  throw new ParbenchError(
    'invalid-plugin',
    `${where}: expected no declared capability \`services\` in \`${name}\`. Remove it: it follows from \`serve\`.`,
  );
}

function checkList(list: unknown, isItem: (item: unknown) => boolean, what: string, expected: string): void {
  if (Array.isArray(list) && list.every(isItem)) return;
  const received = Array.isArray(list) ? describe(list.find((item) => !isItem(item))) : describe(list);
  throw new ParbenchError('invalid-plugin', `${what}: expected ${expected}, received ${received}.`);
}

const strategyShape = 'objects with a `name` and an `open` or `serve` function or a `runtime`';

function isStrategy(item: unknown): boolean {
  const { name, open, serve, runtime } = (item ?? {}) as Partial<Strategy>;
  const hasRuntime = typeof runtime?.identify === 'function' && typeof runtime.hostCommand === 'function';
  return (
    typeof name === 'string' && (typeof open === 'function' || typeof serve === 'function' || hasRuntime)
  );
}

function isWorkloadEntry(item: unknown): boolean {
  return typeof (item as Partial<WorkloadEntry> | null | undefined)?.url === 'string';
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `${/^[aeiou]/.test(typeof value) ? 'an' : 'a'} ${typeof value}`;
}
