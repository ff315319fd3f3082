/** Something to be seen in a terminal. */
export interface Scene {
  readonly title: string;
  /** What to look at. */
  readonly text: string;
  readonly columns: number;
  /** As a user types it. */
  readonly command: string;
  /** When to look; when the command has ended, unless given. */
  readonly moment?: RegExp;
}

const short = '--filter workload:spin --filter workload:sha256 --budget 40s --seed 1';

const threads = "--filter threads --filter '!threads/*'";

/** The scenes of docs/terminal.md, in order. */
export const scenes: readonly Scene[] = [
  {
    title: 'Help',
    text: 'Every command has one, with examples.',
    columns: 80,
    command: 'parbench list --help',
  },
  {
    title: 'What would run',
    text: 'Workloads with their parameters, strategies with where they come from, the cells, and what is not selected.',
    columns: 80,
    command: 'parbench list --filter workload:echo --filter threads',
  },
  {
    title: 'The plan',
    text: 'Without running anything.',
    columns: 80,
    command: 'parbench --dry-run --filter workload:spin --budget 15s --seed 1',
  },
  {
    title: 'While it runs',
    text: 'The bar is the last line and goes when the run ends; what is above it stays.',
    columns: 80,
    command: `parbench ${short}`,
    moment: /[3-9] blocks · .* left/,
  },
  {
    title: 'The matrix in 80 columns',
    text: 'The winner set is marked and green on a terminal with colours. Intervals are drawn below the table, green above the baseline, red below, yellow across. Columns that do not fit are named at the end.',
    columns: 80,
    command: `parbench ${short}`,
  },
  {
    title: 'The matrix in 120 columns',
    text: 'With all columns.',
    columns: 120,
    command: `parbench ${short}`,
  },
  {
    title: 'The matrix in 40 columns',
    text: 'The most important columns are left, and all words.',
    columns: 40,
    command: `parbench --filter workload:spin ${threads} --blocks 3 --seed 1 --quiet`,
  },
  {
    title: 'Without a terminal',
    text: 'Progress is a line now and then, here on the same screen; results are plain text.',
    columns: 80,
    command: `parbench --filter workload:spin ${threads} --blocks 3 --seed 1 2>&1 | cat`,
  },
  {
    title: 'JSON alone on standard output',
    text: 'For other programs; [Results](results.md) says what is in it.',
    columns: 80,
    command: `parbench --filter workload:spin ${threads} --blocks 2 --seed 1 --quiet --json - | jq -c '.cells[] | [.strategy.name, .status, .metrics.speedup.value]'`,
  },
  {
    title: 'Markdown for a CI summary',
    text: 'On a terminal its lines are broken; whoever shows Markdown has room.',
    columns: 120,
    command: `parbench --filter workload:spin ${threads} --blocks 3 --seed 1 --quiet --reporter markdown`,
  },
  {
    title: 'Advice for a function',
    text: 'Of [count-primes.ts](examples/count-primes.ts): the ways that came near the best in screening, then what to do, in words.',
    columns: 80,
    command: 'parbench docs/examples/count-primes.ts',
  },
  {
    title: 'Is this host fit to measure',
    text: 'Without `--no-noise-run`, an A/A run follows that finds the noise floor.',
    columns: 80,
    command: 'parbench doctor --no-noise-run',
  },
  {
    title: 'Two saved runs',
    text: 'Of the same code here, so whatever is called a change is none.',
    columns: 80,
    command: `for run in before after; do parbench --filter workload:spin ${threads} --blocks 8 --seed 1 --quiet --json $run.json > $run.txt; done; parbench compare before.json after.json; rm before.* after.*`,
  },
  {
    title: 'When something is wrong',
    text: 'One message says what was expected, what was received and what to do; nothing is started.',
    columns: 80,
    command:
      "parbench --filter thraeds; parbench --budget 60; parbench --filter '*'; parbench --json nowhere/x.json",
  },
];
