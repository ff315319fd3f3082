import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Params } from './params.ts';
import type { Definition, WorkloadBase } from './workload-base.ts';

/** A request to a service. */
export interface ServiceRequest {
  /** The path with its query: `/items?limit=10`. */
  readonly path: string;
  /** `GET` when missing. */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** The status that it is answered with; when missing, any below 400. */
  readonly status?: number;
  /** Whether the connection stays open for the next request; it does when missing. */
  readonly keepAlive?: boolean;
}

/** The response of a service, complete. */
export interface ServiceResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Uint8Array;
}

/** What a handler receives besides the request. */
export interface ServiceContext<
  Input = unknown,
  Output = unknown,
  State = unknown,
  P extends Params = Params,
> {
  readonly state: State;
  readonly params: P;
  /**
   * Runs the workload's `run` for `input`, wherever the strategy runs it: in place, or in a pool of threads. Rejects as
   * `run` does.
   */
  call(input: Input): Promise<Output>;
}

/**
 * A request handler behind a listening socket; its metric is requests per second. It has one of `handle` and `fetch`. Its
 * `run`, if it has one, is the part of a request that a strategy may move to another thread.
 */
export interface ServiceWorkload<
  Input = unknown,
  Output = unknown,
  State = unknown,
  P extends Params = Params,
> extends WorkloadBase<Input, Output, State, P> {
  readonly kind: 'service';
  /** Answers a request of `node:http`. Runs in the worker that accepted the connection. */
  handle?(
    request: IncomingMessage,
    response: ServerResponse,
    context: ServiceContext<Input, Output, State, P>,
  ): void | Promise<void>;
  /** The same for a handler of the Fetch API, such as the `fetch` of a Hono application. */
  fetch?(request: Request, context: ServiceContext<Input, Output, State, P>): Response | Promise<Response>;
  /** Returns the request for `seed`: the same for the same arguments. Runs in the load generator, untimed. */
  request(params: P, seed: number): ServiceRequest;
  /** Whether `response` is correct for `request`. Runs in the load generator, untimed. */
  verify?(response: ServiceResponse, request: ServiceRequest, params: P): boolean;
}

/** The types of parameters, not the values of their defaults. */
type Widened<P extends Params> = {
  readonly [Name in keyof P]: P[Name] extends number ? number : P[Name] extends boolean ? boolean : string;
};

/**
 * Defines a service workload: a request handler and the requests that it is measured with. Otherwise like
 * `defineWorkload`. Widens its types: only the workload itself knows the types of `call`.
 */
export function defineService<Input, Output, State = undefined, P extends Params = Params>(
  definition: Definition<ServiceWorkload<Input, Output, State, Widened<P>>, P, 'request'>,
): ServiceWorkload {
  return { ...definition, kind: 'service' } as unknown as ServiceWorkload;
}
