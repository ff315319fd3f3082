import { relative } from 'node:path';
import type { ParamDefinition } from '@parbench/core';
import type { MatrixCell } from '@parbench/engine';
import type { CataloguedStrategy, CataloguedWorkload } from '../../matrix/catalogue.ts';
import type { ChosenMatrix } from '../../matrix/choose-matrix.ts';
import { layOut, type Page } from '../../output/page.ts';
import { formatCount } from '../../output/quantities.ts';

/** What `parbench list` shows. */
export interface Listing extends ChosenMatrix {
  /** Paths are shown relative to it. */
  readonly folder: string;
  readonly baseline: string;
}

/** The workloads with their parameters, the strategies, the cells that would run, and why others would not. */
export function renderList(listing: Listing, page: Page): string {
  const { selection, cells } = listing;
  const skipped = cells.filter(({ skip }) => skip !== undefined);
  const count = `${formatCount(cells.length, 'cell')}${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`;
  const sections = [
    [
      heading(page, 'Workloads'),
      ...selection.workloads.flatMap((workload) => describeWorkload(workload, page)),
    ],
    [
      heading(page, 'Strategies'),
      ...selection.strategies.flatMap((strategy) => describeStrategy(strategy, listing.baseline, page)),
      ...describeUnselected(listing, page),
      ...describeConfig(listing, page),
    ],
    [heading(page, `Matrix: ${count}`), ...renderRows(cells, page)],
    skipped.length > 0
      ? [heading(page, 'Skipped'), ...skipped.map((cell) => describeSkipped(cell, page))]
      : [],
  ];
  const texts = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${texts.join('\n\n')}\n`;
}

/** Room for the names of workloads and strategies. */
const nameWidth = 22;

function heading(page: Page, text: string): string {
  return page.paint('bold', text);
}

function describeWorkload(workload: CataloguedWorkload, page: Page): readonly string[] {
  const { description = '', params = {} } = workload.definition;
  return [
    layOut(page, description, label(workload.name)),
    ...Object.entries(params).map(([name, definition]) => describeParam(name, definition, page)),
    describeOrigin(page, workload.package, workload.tags),
  ];
}

function describeParam(
  name: string,
  { default: preset, values, description }: ParamDefinition,
  page: Page,
): string {
  const others = values === undefined ? '' : ` (${values.join(', ')})`;
  return layOut(page, `${name}=${preset}${others}${description ? `: ${description}` : ''}`, label(''));
}

function describeStrategy(strategy: CataloguedStrategy, baseline: string, page: Page): readonly string[] {
  const role = strategy.name === baseline ? ' · baseline' : '';
  return [
    layOut(page, strategy.definition.description ?? '', label(strategy.name)),
    describeOrigin(page, `${versionsOf(strategy)}${role}`, strategy.tags),
  ];
}

/** `@parbench/strategy-pools 1.0.0, tinypool 2.2.0`. */
function versionsOf({ package: origin, version, libraries }: CataloguedStrategy): string {
  return [{ name: origin, version }, ...libraries].map((each) => `${each.name} ${each.version}`).join(', ');
}

function describeOrigin(page: Page, origin: string, tags: readonly string[]): string {
  const tagged = tags.length === 0 ? '' : ` · tags: ${tags.join(', ')}`;
  return layOut(page, page.paint('dim', `${origin}${tagged}`), label(''));
}

function describeUnselected({ catalogue, selection }: Listing, page: Page): readonly string[] {
  const names = catalogue.strategies
    .filter((strategy) => !selection.strategies.includes(strategy))
    .map(({ name }) => name);
  return names.length === 0
    ? []
    : [layOut(page, page.paint('dim', `not selected: ${names.join(', ')}`), '  ')];
}

function describeConfig({ configFile, folder }: Listing, page: Page): readonly string[] {
  return configFile === undefined
    ? []
    : [layOut(page, page.paint('dim', `configuration: ${relative(folder, configFile)}`), '  ')];
}

/** One line for each workload with its parameters: `spin  inline@1 threads@2`. */
function renderRows(cells: readonly MatrixCell[], page: Page): readonly string[] {
  const rows = Map.groupBy(cells, ({ workload }) => workload.reference.params);
  return [...rows.values()].map((row) => {
    const [first] = row;
    const params = Object.entries(first?.workload.reference.params ?? {}).map(
      ([name, value]) => `${name}=${value}`,
    );
    const texts = row.map(({ strategy, workers, skip }) =>
      skip === undefined
        ? `${strategy.name}@${workers}`
        : page.paint('yellow', `(${strategy.name}@${workers})`),
    );
    const given = params.length === 0 ? '' : `${page.paint('dim', params.join(' '))} · `;
    return layOut(page, `${given}${texts.join(' ')}`, label(first?.workload.name ?? ''));
  });
}

function describeSkipped({ workload, strategy, workers, skip }: MatrixCell, page: Page): string {
  return layOut(page, skip ?? '', label(`${workload.name} x ${strategy.name}@${workers}`));
}

function label(name: string): string {
  return `  ${name}  `.padEnd(nameWidth);
}
