import type { Result } from '@parbench/engine';
import { type Html, html } from '../markup/html.ts';
import { shorten } from '../markup/visible-text.ts';
import { formatDuration, formatPercent } from '../wording/quantities.ts';
import { type Fact, renderFacts } from './machine-facts.ts';
import type { Section } from './section.ts';

/** How to measure the same again: the command, its seed and settings, and all versions. */
export function reproduceSection(result: Result): Section {
  return {
    id: 'reproduce',
    title: 'How to reproduce it',
    body: html`${renderCommand(result)}${renderSettings(result)}${renderVersions(result)}`,
  };
}

function renderCommand({ run, plan }: Result): Html {
  if (run.arguments === undefined) {
    return html`<p>The command line was not recorded. With the settings below, the seed <code>--seed ${plan.seed}</code> makes the same inputs and orders.</p>`;
  }
  const hasSeed = run.arguments.some((argument) => /^--seed(=|$)/.test(argument));
  const words = [...run.arguments, ...(hasSeed ? [] : ['--seed', String(plan.seed)])];
  return html`<pre tabindex="0"><code>parbench ${words.map((word) => quote(shorten(word, 400))).join(' ')}</code></pre><p>The seed makes the same inputs and orders; the figures are those of the host at the time.</p>`;
}

/** Quotes a word for a POSIX shell, if it needs that. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function renderSettings({ run, plan }: Result): Html {
  const settings: readonly Fact[] = [
    ['seed', String(plan.seed)],
    ['budget', formatDuration(plan.budgetMs)],
    ['precision', formatPercent(plan.precision)],
    ['threshold', formatPercent(plan.threshold)],
    ['timeout of a task', formatDuration(plan.timeoutMs)],
    ['blocks at most', String(plan.maxBlocks)],
    ...optional('tasks in flight', plan.occupancy, String),
    ...optional('rate', plan.ratePerSecond, (rate) => `${rate} tasks/s`),
    ...optional('noise floor of the host', plan.floor, formatPercent),
    ...optional('commit', run.commit, String),
    ['run', run.id],
  ];
  return renderFacts(settings);
}

function optional<Value>(
  term: string,
  value: Value | undefined,
  format: (value: Value) => string,
): readonly Fact[] {
  return value === undefined ? [] : [[term, format(value)]];
}

function renderVersions({ run, cells }: Result): Html {
  const versions = new Set([
    `parbench ${run.parbench}`,
    ...cells.map(({ strategy }) => `${strategy.package} ${strategy.version}`),
    ...cells.flatMap(({ strategy }) => strategy.libraries.map(({ name, version }) => `${name} ${version}`)),
  ]);
  return html`<p>Versions: ${[...versions].map((version) => shorten(version, 100)).join(', ')}.</p>`;
}
