import type { Result } from '@parbench/engine';
import { type Html, html } from '../markup/html.ts';
import { message } from '../markup/name.ts';
import { formatBytes } from '../wording/quantities.ts';

/** A term of a list of facts, and what is known about it. */
export type Fact = readonly [term: string, fact: string];

/** The hosts and the runtimes. */
export function machineFacts({ hosts, runtimes }: Pick<Result, 'hosts' | 'runtimes'>): readonly Fact[] {
  return [
    ...hosts.flatMap(({ key, identity, state }): readonly Fact[] => [
      ['processor', hosts.length > 1 ? `${key}: ${identity.cpuModel}` : identity.cpuModel],
      ['CPUs', `${identity.availableParallelism} of ${identity.cpus} can be used`],
      ['memory', `${formatBytes(identity.memoryBytes)}, ${formatBytes(state.freeMemoryBytes)} free`],
      ['system', `${identity.platform} ${identity.arch}, kernel ${identity.kernel}`],
      ['load before the run', state.loadAverage.map((load) => load.toFixed(2)).join(', ')],
    ]),
    ...runtimes.map(
      ({ name, implementation, version, v8, gil }): Fact => [
        name === 'node' ? 'Node' : implementation,
        `${version}${v8 === undefined ? '' : `, V8 ${v8}`}${gil === false ? ', free-threaded' : ''}`,
      ],
    ),
  ];
}

/** `2026-11-28 17:42:10 UTC`. */
export function formatInstant(iso: string): string {
  return iso.replace('T', ' ').replace(/\.\d+Z$/, ' UTC');
}

/** Shows facts as a list of terms. */
export function renderFacts(facts: readonly Fact[]): Html {
  return html`<dl class="host-facts">${facts.map(([term, fact]) => html`<div><dt>${term}</dt><dd>${message(fact)}</dd></div>`)}</dl>`;
}
