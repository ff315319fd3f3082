import type { FailedOutcome, ServiceRequest, ServiceResponse } from '@parbench/core';
import { faultHeader } from '@parbench/core/service';
import type { Client, Dispatcher } from 'undici';

/** How a request ended. */
export type Answer = { readonly status: 'ok'; readonly response: ServiceResponse } | FailedOutcome;

/** Whether to keep the body of a response; that of a timed one is received and dropped. */
interface SendOptions {
  readonly keepsBody: boolean;
}

/** Sends a request over a connection. Never rejects. */
export function sendRequest(
  client: Client,
  { path, method = 'GET', headers, body, status: expected, keepAlive = true }: ServiceRequest,
  { keepsBody }: SendOptions,
): Promise<Answer> {
  return new Promise((resolve) => {
    let status = 0;
    let received: Dispatcher.ResponseData['headers'] = {};
    let chunks: Buffer[] | undefined;
    const handler: Dispatcher.DispatchHandler = {
      // Its presence tells undici which of two interfaces the handler has.
      onRequestStart() {},
      onResponseStart(_controller, statusCode, responseHeaders) {
        status = statusCode;
        received = responseHeaders;
        if (keepsBody || !isExpected(status, expected)) chunks = [];
      },
      onResponseData(_controller, chunk) {
        chunks?.push(chunk);
      },
      onResponseEnd() {
        const body = chunks === undefined ? noBody : Buffer.concat(chunks);
        const response = { status, headers: received as ServiceResponse['headers'], body };
        resolve(isExpected(status, expected) ? { status: 'ok', response } : unexpected(response, expected));
      },
      onResponseError: (_controller, error) => resolve(failureFrom(error)),
    };
    client.dispatch(
      {
        path,
        method: method as Dispatcher.HttpMethod,
        reset: !keepAlive,
        ...(headers && { headers: headers as Record<string, string> }),
        ...(body !== undefined && { body: body as string | Uint8Array }),
      },
      handler,
    );
  });
}

const noBody = Buffer.alloc(0);

function isExpected(status: number, expected: number | undefined): boolean {
  return expected === undefined ? status < 400 : status === expected;
}

/** The longest part of a body in a reason, characters. */
const shownLength = 200;

function unexpected({ status, headers, body }: ServiceResponse, expected: number | undefined): FailedOutcome {
  const text = Buffer.from(body).toString().slice(0, shownLength);
  const failed = { status: 'failed', kind: 'task-error' } as const;
  if (headers[faultHeader] !== undefined) return { ...failed, name: 'the handler failed', message: text };
  const wanted = expected === undefined ? 'a status below 400' : `status ${expected}`;
  return { ...failed, name: `status ${status}`, message: `expected ${wanted}, received \`${text}\`` };
}

function failureFrom({ code, message }: Error & { readonly code?: string }): FailedOutcome {
  const isLate = code !== undefined && timeouts.has(code);
  const reason = isLate ? 'no response in time' : 'the connection was lost before the response';
  return {
    status: 'failed',
    kind: isLate ? 'deadline' : 'worker-lost',
    message: `${reason}: ${message}${code === undefined ? '' : ` (${code})`}`,
  };
}

const timeouts: ReadonlySet<string> = new Set([
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);
