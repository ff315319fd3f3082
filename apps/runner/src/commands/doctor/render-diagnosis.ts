import type { NoiseFloor } from '@parbench/engine/doctor';
import { formatCount, formatPercent } from '../../output/quantities.ts';
import { type Terminal, wrap } from '../../output/terminal.ts';
import type { DescribedFinding } from './describe-findings.ts';
import type { Diagnosis, Keeping, NoiseRunEnd } from './diagnosis.ts';

/** A host's findings for people: a line for each, with the remedy below what is doubtful, then the noise floor in words. */
export function renderDiagnosis({ host, node, findings, noise }: Diagnosis, terminal: Terminal): string {
  const doubts = findings.filter(({ level }) => level === 'doubtful').length;
  const sections = [
    [
      wrap(
        terminal,
        `${host.cpuModel} · ${host.availableParallelism} of ${host.cpus} CPUs · ${host.platform} ${host.arch} · Node ${node.version}`,
      ),
    ],
    findings.flatMap((finding) => describeFinding(finding, terminal)),
    [wrap(terminal, terminal.style('bold', summarise(doubts)))],
    describeNoise(noise).map((text) => wrap(terminal, text)),
  ];
  const texts = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${texts.join('\n\n')}\n`;
}

const marks = { good: 'ok', unknown: '?', doubtful: '!' } as const;
const styles = { good: 'green', unknown: 'dim', doubtful: 'yellow' } as const;
const indent = ' '.repeat(18);

function describeFinding(finding: DescribedFinding, terminal: Terminal): readonly string[] {
  const { check, level, observed, remedy } = finding;
  // The mark is styled after wrapping: escape codes have no width.
  const line = wrap(terminal, observed, `${marks[level].padEnd(4)}${check}`.padEnd(indent.length));
  const styled = `${terminal.style(styles[level], marks[level])}${line.slice(marks[level].length)}`;
  return remedy === undefined ? [styled] : [styled, wrap(terminal, remedy, indent)];
}

function summarise(doubts: number): string {
  if (doubts === 0) return 'This host is fit to measure.';
  return `${formatCount(doubts, 'doubt')}: measured as it is, this host gives wider intervals, and figures that hold for this state of it.`;
}

function describeNoise(noise: NoiseRunEnd): readonly string[] {
  switch (noise.status) {
    case 'measured':
      return [describeFloor(noise.floor, noise.keeping), ...describeKeeping(noise.keeping)];
    case 'too-few-blocks':
      return [
        'The A/A run had time for fewer than two blocks: the noise floor stays as it was. Raise `--budget`.',
      ];
    case 'interrupted':
      return ['The A/A run was interrupted: the noise floor stays as it was.'];
    case 'not-asked':
      return [];
  }
}

function describeFloor({ floor, halfWidth, comparisons, blocks }: NoiseFloor, { status }: Keeping): string {
  const compared = `${formatCount(comparisons, 'comparison')} of identical pools over ${formatCount(blocks, 'block')}`;
  const resolution = `A run of this length tells differences of about ${formatPercent(halfWidth)}.`;
  if (floor === 0) return `Noise floor: 0. All intervals of ${compared} hold equality. ${resolution}`;
  const consequence =
    status === 'kept'
      ? ' From now on every interval on this host is wider by it, and `equivalent` is not said below it.'
      : '';
  return `Noise floor: ${formatPercent(floor)}. Identical pools lay that far apart beyond what their blocks explain (${compared}).${consequence} ${resolution}`;
}

function describeKeeping(keeping: Keeping): readonly string[] {
  if (keeping.status === 'kept') return [];
  return [
    `The floor could not be kept, so it holds for this report only: ${keeping.reason}. Later runs are not widened by it. Make the cache folder writable, or name another one in \`PARBENCH_CACHE_DIR\`.`,
  ];
}
