import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { isParbenchError, openService, type ServiceWorkload, type Strategy } from '@parbench/core';
import { TrialEnd } from '../protocol/trial-end.ts';
import type { TrialSpec } from '../protocol/trial-spec.ts';
import type { PreparedCell } from './prepared-cell.ts';
import { requestOnce } from './request-once.ts';

/**
 * Prepares a service. This host starts it and does nothing else: a load generator sends the requests.
 * @throws TrialEnd if the module listens by itself
 */
export async function prepareService(
  workload: ServiceWorkload,
  strategy: Strategy,
  spec: TrialSpec,
): Promise<PreparedCell> {
  await sleep(listenMs);
  if (isListening()) throw listensItself(workload.name);
  return {
    facts: { isDeterministic: true, canObserve: true },
    async open() {
      const startedMs = performance.now();
      const sinceStartNs = () => Math.round((performance.now() - startedMs) * 1e6);
      const service = await serve(strategy, spec);
      const { workload: reference, seed, taskTimeoutNs } = spec;
      const request = workload.request(reference.params, seed);
      const [startupNs, readyNs] = await Promise.all([
        requestOnce(service.url, request, taskTimeoutNs / 1e6).then(sinceStartNs),
        service.ready().then(sinceStartNs),
      ]);
      const listeners = service.workers().length;
      return {
        service,
        opening: { startupNs, readyNs, service: { url: service.url, listeners } },
        close: service.close,
      };
    },
  };
}

/** How long a module may take to look up the address that it listens on, milliseconds. */
const listenMs = 20;

/** A service that a strategy cannot run, and says so, is not a fault of either. */
async function serve(strategy: Strategy, { workload, workers, strategy: { options } }: TrialSpec) {
  try {
    return await openService(strategy, { workload, workers, options });
  } catch (error) {
    if (isParbenchError(error) && error.code === 'unavailable') throw new TrialEnd('skipped', error.message);
    throw error;
  }
}

/** Whether this process listens on a TCP port. */
function isListening(): boolean {
  return process.getActiveResourcesInfo().includes('TCPServerWrap');
}

function listensItself(name: string): TrialEnd {
  return new TrialEnd(
    'failed',
    `\`${name}\` listens on a port as soon as it is loaded: expected a module that exports the handler only. Move \`listen\` to another file.`,
  );
}
