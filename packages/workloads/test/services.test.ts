import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  inline,
  loadWorkload,
  openService,
  resolveParams,
  type ServiceRequest,
  type ServiceResponse,
} from '@parbench/core';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { loadServices } from './suite.ts';

const services = await loadServices();

test('the services are on request, and listed in order', () => {
  expect(services.map(({ name }) => name)).toEqual([
    'http-hello',
    'http-json',
    'http-cpu',
    'http-io',
    'http-mixed',
    'http-stream',
  ]);
  for (const { workload } of services) expect(workload.onlyOnRequest).toBe(true);
});

describe.each(services)('$name', ({ url, workload, params }) => {
  it('has a description in one line, and the tag of services', () => {
    expect(workload.description).toMatch(/^[^\n]{10,90}$/);
    expect(workload.tags).toContain('service');
  });

  it('makes the same request for the same seed', () => {
    for (const seed of [0, 1, 19, 20, 1_000_000]) {
      expect(workload.request(params, seed)).toEqual(workload.request(params, seed));
    }
  });

  it('accepts its own responses, and rejects others', async () => {
    await using service = await openService(inline, { workload: { url, params }, workers: 1 });
    for (const seed of [1, 20, 580_026_693]) {
      const request = workload.request(params, seed);
      const response = await send(service.url, request);
      expect(response.status).toBe(200);
      expect(workload.verify?.(response, request, params)).toBe(true);
      for (const body of [
        response.body.map((byte, index) => (index === 1 ? byte ^ 1 : byte)),
        new Uint8Array(),
      ]) {
        expect(isAccepted({ ...response, body }, request)).toBe(false);
      }
    }
  });

  /** A body that is no longer JSON is rejected by an exception. */
  function isAccepted(response: ServiceResponse, request: ServiceRequest): boolean {
    try {
      return workload.verify?.(response, request, params) ?? true;
    } catch {
      return false;
    }
  }
});

test('http-json refuses what is not an order', async () => {
  const json = services.find(({ name }) => name === 'http-json');
  for (const text of ['{}', '{"customer":1,"items":[{"article":"a","quantity":0,"unitPrice":1}]}', '[']) {
    expect(() => json?.workload.run?.(text, undefined, json.params)).toThrow();
  }
});

test('the example of docs/services.md answers its own requests', async () => {
  const page = await readFile(new URL('../../../docs/services.md', import.meta.url), 'utf8');
  const [, code = ''] = /```ts\n\/\/ primes\.ts\n(.*?)```/s.exec(page) ?? [];
  const file = join(import.meta.dirname, `example-${process.pid}.ts`);
  await writeFile(file, code);
  onTestFinished(() => rm(file));
  const url = pathToFileURL(file).href;
  const workload = await loadWorkload({ url });
  if (workload.kind !== 'service') throw new Error('It is not a service.');
  const params = resolveParams(workload);
  await using service = await openService(inline, { workload: { url, params }, workers: 1 });
  const request = workload.request(params, 3);
  const response = await send(service.url, request);
  expect(Buffer.from(response.body).toString()).toBe('1229');
  expect(workload.verify?.(response, request, params)).toBe(true);
});

async function send(
  url: string,
  { path, method = 'GET', headers, body }: ServiceRequest,
): Promise<ServiceResponse> {
  const response = await fetch(new URL(path, url), {
    method,
    ...(headers && { headers }),
    ...(typeof body === 'string' && { body }),
  });
  return { status: response.status, headers: {}, body: new Uint8Array(await response.arrayBuffer()) };
}
