import { Agent, get } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

/** The answer to a request. */
export interface Answer {
  readonly status: number | undefined;
  readonly body: string;
}

/** Sends a request, over a connection of its own or of `agent`. Rejects if the connection fails, or is silent for `timeoutMs`. */
export function ask(
  url: string,
  path: string,
  { agent = false, timeoutMs = 10_000 }: { readonly agent?: Agent | false; readonly timeoutMs?: number } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = get(new URL(path, url), { agent, timeout: timeoutMs }, (response) => {
      const { statusCode: status } = response;
      text(response).then((body) => resolve({ status, body }), reject);
    });
    request.once('error', reject);
    request.once('timeout', () => request.destroy(new Error(`Expected an answer within ${timeoutMs} ms.`)));
  });
}

/** A load that runs until it is ended. */
export interface Load {
  /** Ends it, and returns how many requests were answered and how many failed. */
  end(): Promise<{ readonly answered: number; readonly failed: number }>;
}

/**
 * Keeps as many requests in flight as there are `connections`, which stay open. A request without an answer for `timeoutMs`
 * fails: node:cluster leaves a connection open for ever if it is on its way to a worker that is killed.
 */
export function keepAsking(url: string, path: string, connections: number, timeoutMs = 2_000): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const counts = { answered: 0, failed: 0 };
  let isOver = false;
  const lane = async () => {
    while (!isOver) {
      await ask(url, path, { agent, timeoutMs }).then(
        () => counts.answered++,
        () => {
          counts.failed++;
          return wait(5);
        },
      );
    }
  };
  const lanes = Promise.all(Array.from({ length: connections }, lane));
  return {
    async end() {
      isOver = true;
      await lanes;
      agent.destroy();
      return counts;
    },
  };
}
