/** A command to capture in a terminal. */
export interface Scene {
  readonly title: string;
  /** What the scene shows. */
  readonly text: string;
  readonly columns: number;
  /** As a user types it. */
  readonly command: string;
  /** When to capture; at the end of the command if missing. */
  readonly moment?: RegExp;
}

const short = '--filter workload:spin --filter workload:sha256 --budget 60s --seed 1';

const threads = "--filter threads --filter '!threads/*'";

/** The scenes of docs/terminal.md, in order. */
export const scenes: readonly Scene[] = [
  {
    title: 'Help',
    text: 'Every command has a help text with examples.',
    columns: 80,
    command: 'parbench list --help',
  },
  {
    title: 'What would run',
    text: 'Workloads with their parameters, strategies with their packages, the cells, and the strategies that are not selected.',
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
    text: 'The bar is on the last line and disappears when the run ends; the lines above it stay.',
    columns: 80,
    command: `parbench ${short}`,
    moment: /[3-9] blocks · .* left/,
  },
  {
    title: 'The matrix in 80 columns',
    text: 'The winner set is marked, and green on a terminal with colours. The intervals below the table are green above the baseline, red below it, and yellow across it. Columns that do not fit are named at the end.',
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
    text: 'The most important columns remain, and all the text.',
    columns: 40,
    command: `parbench --filter workload:spin ${threads} --blocks 3 --seed 1 --quiet`,
  },
  {
    title: 'Without a terminal',
    text: 'Progress is a line now and then, here on the same screen. Results are plain text.',
    columns: 80,
    command: `parbench --filter workload:spin ${threads} --blocks 3 --seed 1 2>&1 | cat`,
  },
  {
    title: 'JSON alone on standard output',
    text: 'For other programs; [Results](results.md) describes the fields.',
    columns: 80,
    command: `parbench --filter workload:spin ${threads} --blocks 2 --seed 1 --quiet --json - | jq -c '.cells[] | [.strategy.name, .status, .metrics.speedup.value]'`,
  },
  {
    title: 'Markdown for a CI summary',
    text: 'The terminal breaks the long lines; a Markdown viewer does not.',
    columns: 120,
    command: `parbench --filter workload:spin ${threads} --blocks 3 --seed 1 --quiet --reporter markdown`,
  },
  {
    title: 'Advice for a function',
    text: 'Of [count-primes.ts](examples/count-primes.ts): the interim results of each stage, then what to do, in words.',
    columns: 80,
    command: 'parbench docs/examples/count-primes.ts',
  },
  {
    title: 'A sweep of the task size',
    text: '[Sweeps](sweeps.md) explains each column.',
    columns: 80,
    command: 'parbench sweep granularity --seed 1 --quiet',
  },
  {
    title: 'A sweep of the number of workers',
    text: 'The last lines advise on the number of workers.',
    columns: 80,
    command: 'parbench sweep workers --seed 1 --quiet',
  },
  {
    title: 'A sweep of the payload',
    text: 'Ratios in brackets are undecided.',
    columns: 80,
    command: 'parbench sweep payload --seed 1 --quiet',
  },
  {
    title: 'Is this host fit to measure',
    text: 'Without `--no-noise-run`, an A/A run follows and measures the noise floor.',
    columns: 80,
    command: 'parbench doctor --no-noise-run',
  },
  {
    title: 'Two saved runs',
    text: 'Both are of the same code, so no cell has really changed.',
    columns: 80,
    command: `for run in before after; do parbench --filter workload:spin ${threads} --blocks 8 --seed 1 --quiet --json $run.json > $run.txt; done; parbench compare before.json after.json; rm before.* after.*`,
  },
  {
    title: 'When something is wrong',
    text: 'One message says what was expected, what was received and how to fix it. Nothing is started.',
    columns: 80,
    command:
      "parbench --filter thraeds; parbench --budget 60; parbench --filter '*'; parbench --json nowhere/x.json",
  },
];
