/** The budgets and time limits of a function with long calls, as options of the command. */
interface LongCall {
  /** For advice: longer than the default. */
  readonly advice: readonly string[];
  /** For measuring every way. */
  readonly everyWay: readonly string[];
}

/** Calls of a second and of several. */
export const longCalls: Readonly<Record<string, LongCall>> = {
  'pack-knapsack': { advice: ['--budget', '90s'], everyWay: ['--budget', '3m'] },
  'simulate-planets': {
    advice: ['--budget', '5m', '--timeout', '40s'],
    everyWay: ['--budget', '9m', '--timeout', '40s'],
  },
  'anneal-tour': {
    advice: ['--budget', '5m', '--timeout', '60s'],
    everyWay: ['--budget', '11m', '--timeout', '60s'],
  },
};
