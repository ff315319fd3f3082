import type { NoiseFloor } from '@parbench/engine/doctor';
import { formatCount, formatPercent } from '@parbench/report/quantities';
import { type Terminal, wrap } from '../../output/terminal.ts';
import type { DescribedFinding } from './describe-findings.ts';
import type { Diagnosis, Keeping, NoiseRunEnd } from './diagnosis.ts';

/** Renders a diagnosis: a line for each finding, the remedy below a doubtful one, and the noise floor in words. */
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
  if (doubts === 0) return 'This host is fit for measuring.';
  return `${formatCount(doubts, 'doubt')}: in its present state, this host gives wider intervals, and its figures hold for this state only.`;
}

function describeNoise(noise: NoiseRunEnd): readonly string[] {
  switch (noise.status) {
    case 'measured':
      return [describeFloor(noise.floor, noise.keeping), ...describeKeeping(noise.keeping)];
    case 'too-few-blocks':
      return [
        'The A/A run had time for fewer than two blocks, so the noise floor stays unchanged. Raise `--budget`.',
      ];
    case 'interrupted':
      return ['The A/A run was interrupted, so the noise floor stays unchanged.'];
    case 'not-asked':
      return [];
  }
}

function describeFloor({ floor, halfWidth, comparisons, blocks }: NoiseFloor, { status }: Keeping): string {
  const compared = `${formatCount(comparisons, 'comparison')} of identical pools over ${formatCount(blocks, 'block')}`;
  const resolution = `A run of this length resolves differences of about ${formatPercent(halfWidth)}.`;
  if (floor === 0) return `Noise floor: 0. All intervals include equality (${compared}). ${resolution}`;
  const consequence =
    status === 'kept'
      ? ' From now on it widens every interval on this host, and no verdict is `equivalent` if `--threshold` is below it.'
      : '';
  return `Noise floor: ${formatPercent(floor)}. Identical pools differed by that much more than the scatter of their blocks explains (${compared}).${consequence} ${resolution}`;
}

function describeKeeping(keeping: Keeping): readonly string[] {
  if (keeping.status === 'kept') return [];
  return [
    `The noise floor could not be saved: ${keeping.reason}. It holds for this report only and does not widen later runs. Make the cache folder writable, or set \`PARBENCH_CACHE_DIR\` to another one.`,
  ];
}
