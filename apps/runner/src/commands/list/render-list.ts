import { relative } from 'node:path';
import type { ParamDefinition, Params } from '@parbench/core';
import type { MatrixCell } from '@parbench/engine';
import { formatCount } from '@parbench/report/quantities';
import type { CataloguedStrategy, CataloguedWorkload } from '../../matrix/catalogue.ts';
import type { ChosenMatrix } from '../../matrix/choose-matrix.ts';
import { type Terminal, wrap } from '../../output/terminal.ts';

/** The content of `parbench list`. */
export interface Listing extends ChosenMatrix {
  /** The folder that paths are shown relative to. */
  readonly folder: string;
  readonly baseline: string;
}

/** Renders the workloads with their parameters, the strategies, the cells that would run, and why others would not. */
export function renderList(listing: Listing, terminal: Terminal): string {
  const { selection, cells } = listing;
  const skipped = cells.filter(({ skip }) => skip !== undefined);
  const count = `${formatCount(cells.length, 'cell')}${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`;
  const sections = [
    [
      heading(terminal, 'Workloads'),
      ...selection.workloads.flatMap((workload) => describeWorkload(workload, terminal)),
      ...(selection.workloads.length === 1 ? selection.workloads : []).flatMap((workload) =>
        describeAbout(workload, terminal),
      ),
    ],
    [
      heading(terminal, 'Strategies'),
      ...selection.strategies.flatMap((strategy) => describeStrategy(strategy, listing.baseline, terminal)),
      ...describeUnselected(listing, terminal),
      ...describeConfig(listing, terminal),
    ],
    [heading(terminal, `Matrix: ${count}`), ...renderRows(cells, terminal)],
    skipped.length > 0 ? [heading(terminal, 'Skipped'), ...renderSkipped(skipped, terminal)] : [],
  ];
  const texts = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${texts.join('\n\n')}\n`;
}

/** The width of the column of names. */
const nameWidth = 22;

function heading(terminal: Terminal, text: string): string {
  return terminal.style('bold', text);
}

function describeWorkload(workload: CataloguedWorkload, terminal: Terminal): readonly string[] {
  const { description = '', params = {} } = workload.definition;
  return [
    wrap(terminal, description, label(workload.name)),
    ...Object.entries(params).map(([name, definition]) => describeParam(name, definition, terminal)),
    describeOrigin(terminal, workload.package, workload.tags),
  ];
}

const markdownLink = /\[([^\]]+)\]\(([^)]+)\)/g;

/** What the workload is for, its origin and its verification: only for one that was selected alone. */
function describeAbout({ definition: { about } }: CataloguedWorkload, terminal: Terminal): readonly string[] {
  return Object.entries(about ?? {}).map(([aspect, text]) =>
    wrap(terminal, `${aspect}: ${text.replace(markdownLink, '$1 ($2)')}`, label('')),
  );
}

function describeParam(
  name: string,
  { default: preset, values, description }: ParamDefinition,
  terminal: Terminal,
): string {
  const others = values === undefined ? '' : ` (${values.join(', ')})`;
  return wrap(terminal, `${name}=${preset}${others}${description ? `: ${description}` : ''}`, label(''));
}

function describeStrategy(
  strategy: CataloguedStrategy,
  baseline: string,
  terminal: Terminal,
): readonly string[] {
  const role = strategy.name === baseline ? ' · baseline' : '';
  return [
    wrap(terminal, strategy.definition.description ?? '', label(strategy.name)),
    describeOrigin(terminal, `${versionsOf(strategy)}${role}`, strategy.tags),
  ];
}

/** `@parbench/strategy-pools 1.0.0, tinypool 2.2.0`. */
function versionsOf({ package: origin, version, libraries }: CataloguedStrategy): string {
  return [{ name: origin, version }, ...libraries].map((each) => `${each.name} ${each.version}`).join(', ');
}

function describeOrigin(terminal: Terminal, origin: string, tags: readonly string[]): string {
  const tagged = tags.length === 0 ? '' : ` · tags: ${tags.join(', ')}`;
  return wrap(terminal, terminal.style('dim', `${origin}${tagged}`), label(''));
}

function describeUnselected({ catalogue, selection }: Listing, terminal: Terminal): readonly string[] {
  const names = catalogue.strategies
    .filter((strategy) => !selection.strategies.includes(strategy))
    .map(({ name }) => name);
  return names.length === 0
    ? []
    : [wrap(terminal, terminal.style('dim', `not selected: ${names.join(', ')}`), '  ')];
}

function describeConfig({ configFile, folder }: Listing, terminal: Terminal): readonly string[] {
  return configFile === undefined
    ? []
    : [wrap(terminal, terminal.style('dim', `configuration: ${relative(folder, configFile)}`), '  ')];
}

/** One line for each workload with its parameters: `spin  inline@1 threads@2`. Parameters with the same cells share it. */
function renderRows(cells: readonly MatrixCell[], terminal: Terminal): readonly string[] {
  const rows = [...Map.groupBy(cells, ({ workload }) => workload.reference.params).values()];
  const lines = Map.groupBy(rows, (row) => `${row[0]?.workload.name} ${row.map(textOfCell).join(' ')}`);
  return [...lines.values()].map((alike) => {
    const [row = []] = alike;
    const texts = row.map((cell) =>
      cell.skip === undefined ? textOfCell(cell) : terminal.style('yellow', `(${textOfCell(cell)})`),
    );
    const params = describeParams(alike.map(([first]) => first?.workload.reference.params ?? {}));
    const given = params === '' ? '' : `${terminal.style('dim', params)} · `;
    return wrap(terminal, `${given}${texts.join(' ')}`, label(row[0]?.workload.name ?? ''));
  });
}

/** `bytes=64 kind=string, object`: each parameter with its values, if their combinations are all of `sets`. */
function describeParams(sets: readonly Params[]): string {
  const values = Object.keys(sets[0] ?? {}).map((name) => [...new Set(sets.map((params) => params[name]))]);
  const combinations = values.reduce((product, { length }) => product * length, 1);
  if (combinations !== sets.length) return sets.map((params) => describeParams([params])).join('; ');
  return Object.keys(sets[0] ?? {})
    .map((name, index) => `${name}=${values[index]?.join(', ')}`)
    .join(' ');
}

function textOfCell({ strategy, workers }: MatrixCell): string {
  return `${strategy.name}@${workers}`;
}

/** One line for each reason: the strategies that it keeps from running, and the workloads. */
function renderSkipped(skipped: readonly MatrixCell[], terminal: Terminal): readonly string[] {
  return [...Map.groupBy(skipped, ({ skip }) => skip).entries()].map(([reason = '', cells]) => {
    const strategies = new Set(cells.map(textOfCell));
    const workloads = new Set(cells.map(({ workload }) => workload.name));
    return wrap(terminal, `${reason} (${[...workloads].join(', ')})`, label([...strategies].join(' ')));
  });
}

function label(name: string): string {
  return `  ${name}  `.padEnd(nameWidth);
}
