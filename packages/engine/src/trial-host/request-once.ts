import { request as sendRequest } from 'node:http';
import type { ServiceRequest } from '@parbench/core';
import { TrialEnd } from '../protocol/trial-end.ts';

/**
 * Sends one request on a connection of its own, and resolves when the response has arrived.
 * @throws TrialEnd if that fails or takes longer than `timeoutMs`
 */
export function requestOnce(url: string, request: ServiceRequest, timeoutMs: number): Promise<void> {
  const { path, method = 'GET', headers = {}, body } = request;
  return new Promise((resolve, reject) => {
    const sent = sendRequest(new URL(path, url), { method, headers, agent: false }, (response) => {
      response.resume().once('end', resolve).once('error', reject);
    });
    sent.setTimeout(timeoutMs, () =>
      reject(new TrialEnd('timeout', `the first request was not answered within ${timeoutMs} ms`)),
    );
    sent.once('error', (error) => reject(new TrialEnd('failed', `the first request: ${error.message}`)));
    sent.end(body);
  });
}
