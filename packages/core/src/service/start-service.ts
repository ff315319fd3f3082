import type { IncomingMessage, ServerResponse } from 'node:http';
import { messageOf, ParbenchError } from '../errors.ts';
import { loadWorkload } from '../load-workload.ts';
import type { ServiceContext, ServiceWorkload } from '../service-workload.ts';
import type { WorkloadReference } from '../strategy.ts';
import { setUp } from '../worker/start-workload.ts';
import { faultHeader } from './fault-header.ts';

/** A service in one worker, set up and ready to answer requests. */
export interface StartedService {
  /** Answers a request. Throws or rejects as the handler does. */
  handle(request: IncomingMessage, response: ServerResponse): unknown;
  teardown(): Promise<void>;
}

/** Runs the `run` of a service elsewhere. */
export type Call = (input: unknown) => Promise<unknown>;

/**
 * Loads the service's module and creates this worker's state. `call` runs the `run` of the workload; when missing, it runs
 * in place.
 * @throws ParbenchError `module-missing`, `module-syntax`, `module-throws`, `invalid-workload` or `setup-failed`
 */
export async function startService(reference: WorkloadReference, call?: Call): Promise<StartedService> {
  const workload = await loadService(reference);
  const { params } = reference;
  const state = await setUp(() => workload.setup?.(params), workload.name);
  const runInPlace = async (input: unknown) => {
    if (workload.run === undefined) throw noRun(workload.name);
    return workload.run(input, state, params);
  };
  const context = { state, params, call: call ?? runInPlace };
  return {
    handle: await handlerOf(workload, context),
    teardown: async () => workload.teardown?.(state),
  };
}

/**
 * Loads a workload that must be a service.
 * @throws ParbenchError `invalid-workload` for another one, and what `loadWorkload` throws
 */
export async function loadService(reference: Omit<WorkloadReference, 'params'>): Promise<ServiceWorkload> {
  const workload = await loadWorkload(reference);
  if (workload.kind === 'service') return workload;
  throw new ParbenchError(
    'invalid-workload',
    `\`${workload.name}\`: expected a service, received a ${workload.kind}.`,
  );
}

async function handlerOf(
  { handle, fetch }: ServiceWorkload,
  context: ServiceContext,
): Promise<StartedService['handle']> {
  if (handle) return (request, response) => handle(request, response, context);
  const { createRequestListener } = await import('@remix-run/node-fetch-server');
  const answer = (request: Request) => fetch?.(request, context) ?? new Response(null, { status: 404 });
  return createRequestListener(answer, { onError: describeFault });
}

function describeFault(error: unknown): Response {
  return new Response(messageOf(error), { status: 500, headers: { [faultHeader]: 'handler' } });
}

function noRun(name: string): ParbenchError {
  return new ParbenchError(
    'invalid-workload',
    `\`${name}\` has no \`run\` for \`call\` to run: expected a \`run\` function.`,
  );
}
