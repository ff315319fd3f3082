import { markdownTable } from 'markdown-table';
import type { EveryCell } from './summarise-cells.ts';

/** Renders how the cells of each workload ended, and why some were not verified. */
export function renderEveryCell({ host, durationMs, workloads }: EveryCell): string {
  const total = (count: (workload: EveryCell['workloads'][number]) => number) =>
    workloads.reduce((sum, workload) => sum + count(workload), 0);
  const rows = workloads.map(({ workload, runtime, cells, verified, others }) => [
    `\`${workload}\``,
    runtime,
    `${cells}`,
    `${verified}`,
    ...['skipped', 'failed', 'timeout'].map((status) => countOf(others, status)),
  ]);
  const reasons = workloads.flatMap(({ workload, runtime, others }) =>
    others.map(
      ({ status, reason, strategies }) =>
        `- \`${workload}\`${runtime === 'Node' ? '' : ` in ${runtime}`}, ${namesOf(strategies)}: ${status}, ${reason}`,
    ),
  );
  return [
    `On ${host}: ${total(({ cells }) => cells)} cells in ${Math.round(durationMs / 60_000)} minutes, of which ${total(({ verified }) => verified)} are verified.`,
    markdownTable([['workload', 'in', 'cells', 'verified', 'skipped', 'failed', 'too late'], ...rows], {
      align: ['l', 'l', 'r', 'r', 'r', 'r', 'r'],
    }),
    ...(reasons.length === 0 ? [] : ['The others, with their reasons:', reasons.join('\n')]),
  ].join('\n\n');
}

/** The strategies that a reason applies to count once each, whatever the parameters. */
function countOf(others: EveryCell['workloads'][number]['others'], status: string): string {
  const strategies = others.filter((other) => other.status === status).flatMap((other) => other.strategies);
  return strategies.length === 0 ? '' : `${strategies.length}`;
}

const mostNamed = 4;

function namesOf(strategies: readonly string[]): string {
  const named = strategies.slice(0, mostNamed).map((name) => `\`${name}\``);
  const more = strategies.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
}
