import type { Result } from '@parbench/engine';
import { renderAdvice } from '../advice/render-advice.ts';
import { formatBytes, formatCount, formatRate } from '../output/quantities.ts';
import { type Terminal, wrap } from '../output/terminal.ts';
import { renderFlags } from './flags.ts';
import { renderFooter } from './footer.ts';
import { groupByWorkload } from './workload-cells.ts';
import { renderWorkload } from './workload-section.ts';

/** Renders the whole result as text: the host, a table and a verdict for each workload, flags, footer and advice. */
export function renderResult(result: Result, terminal: Terminal): string {
  const sections = groupByWorkload(result).map((cells) => renderWorkload(cells, terminal));
  const omitted = new Set(sections.flatMap((section) => section.omitted.map(({ name }) => name)));
  const parts = [
    renderHost(result, terminal),
    ...sections.map(({ text }) => text),
    renderFlags(result, terminal),
    renderFooter(result, [...omitted], terminal),
    ...(result.advice ?? []).map((advice) => renderAdvice(advice, terminal)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function renderHost(result: Result, terminal: Terminal): string {
  return wrap(terminal, terminal.style('dim', hostFacts(result).join(' · ')));
}

/** The versions, the host and the settings of a run. */
export function hostFacts({ run, hosts, runtimes, plan }: Result): readonly string[] {
  return [
    `parbench ${run.parbench}`,
    ...(run.label === undefined ? [] : [run.label]),
    ...runtimes.map(({ name, implementation, version, gil }) =>
      name === 'node'
        ? `Node ${version}`
        : `${implementation} ${version}${gil === false ? ' free-threaded' : ''}`,
    ),
    ...hosts.flatMap(({ identity }) => [
      identity.cpuModel,
      `${identity.availableParallelism} of ${identity.cpus} CPUs`,
      formatBytes(identity.memoryBytes),
      `${identity.platform} ${identity.arch}`,
    ]),
    ...(plan.occupancy === undefined ? [] : [`${formatCount(plan.occupancy, 'task')} in flight`]),
    ...(plan.ratePerSecond === undefined ? [] : [`latency at ${formatRate(plan.ratePerSecond)}`]),
    `seed ${plan.seed}`,
  ];
}
