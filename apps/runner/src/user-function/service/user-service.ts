import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  defineService,
  type ServiceRequest,
  type ServiceResponse,
  type ServiceWorkload,
} from '@parbench/core';
import { describeValue, usageError } from '../../errors/usage-error.ts';
import { exportsOf, type ModuleExports } from '../../modules/module-exports.ts';
import type { HandlerStyle } from '../inspection/recognise-export.ts';

/** How a user's request handler is measured; plain data, written into the module that is loaded in every worker. */
export interface UserService {
  /** The workload's name. */
  readonly name: string;
  readonly exportName: string;
  readonly style: HandlerStyle;
}

type FetchHandler = (request: Request) => Response | Promise<Response>;
type NodeHandler = (request: IncomingMessage, response: ServerResponse) => unknown;

/**
 * Creates the service of a user's request handler. The module may export `requests`, a list or a function of a seed, and
 * `verify(response, request)`; without `requests`, it is asked for `/`.
 */
export function createUserService(
  namespace: ModuleExports,
  { name, exportName, style }: UserService,
): ServiceWorkload {
  const { [exportName]: handler, requests = [{ path: '/' }], verify } = exportsOf(namespace);
  const common = {
    name,
    request: (_params: unknown, seed: number) => checkRequest(requestFor(requests, seed)),
    ...(typeof verify === 'function' && {
      verify: (response: ServiceResponse, request: ServiceRequest) => verify(response, request) === true,
    }),
  };
  if (style === 'node') {
    return defineService({
      ...common,
      async handle(request, response) {
        await (handler as NodeHandler)(request, response);
      },
    });
  }
  const app = handler as { readonly fetch: FetchHandler };
  const fetch = style === 'fetch' ? (handler as FetchHandler) : (request: Request) => app.fetch(request);
  return defineService({ ...common, fetch });
}

function requestFor(requests: unknown, seed: number): unknown {
  if (typeof requests === 'function') return requests(seed);
  return Array.isArray(requests) ? requests[Math.abs(seed) % requests.length] : requests;
}

function checkRequest(request: unknown): ServiceRequest {
  const { path } = (request ?? {}) as Partial<ServiceRequest>;
  if (typeof path === 'string' && path.startsWith('/')) return request as ServiceRequest;
  throw usageError(
    `\`requests\`: expected requests with a \`path\` that begins with \`/\`, received ${describeValue(request)}. For example: \`export const requests = [{ path: '/items' }]\`.`,
  );
}
