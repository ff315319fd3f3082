import { createServer } from 'node:http';
import { defineWorkload } from '@parbench/core';
import { describe, expect, it } from 'vitest';
import { exportsOf } from '../../../src/modules/module-exports.ts';
import { recogniseExport } from '../../../src/user-function/inspection/recognise-export.ts';

const workload = defineWorkload({ name: 'w', input: () => 0, run: (input: number) => input });

describe('recogniseExport', () => {
  it.for<[what: string, value: unknown, kind: string]>([
    ['a function', (text: string) => text, 'function'],
    ['an asynchronous function', async () => 1, 'function'],
    ['a native function', Math.max, 'function'],
    ['a workload', workload, 'workload'],
    ['a class', class Parser {}, 'class'],
    ['a generator', function* numbers() {}, 'generator'],
    ['an asynchronous generator', async function* numbers() {}, 'generator'],
    [
      'an object with `fetch`, such as a Hono application',
      { fetch: () => new Response() },
      'request-handler',
    ],
    [
      'a function with routes, such as an Express application',
      Object.assign(() => {}, { listen() {}, use() {} }),
      'request-handler',
    ],
    ['an object with routes, such as a Fastify instance', { listen() {}, route() {} }, 'request-handler'],
    ['a number', 5, 'value'],
    ['null', null, 'value'],
    ['an object', { hash() {} }, 'value'],
    ['nothing', undefined, 'missing'],
  ])('recognises %s', ([_what, value, kind]) => {
    expect(recogniseExport({ default: value }, 'default').kind).toBe(kind);
  });

  it('returns the number of arguments that a function needs', () => {
    const needed = (target: unknown) => recogniseExport({ target }, 'target');
    expect(needed((_a: number, _b: number) => 0)).toMatchObject({ required: 2 });
    expect(needed((_a = 1, ..._rest: number[]) => 0)).toMatchObject({ required: 0 });
  });

  it('names the other functions of the module, but not the verifier', () => {
    const found = recogniseExport({ hash() {}, verify() {}, args: [1] }, 'default');
    expect(found).toEqual({ kind: 'missing', exports: ['hash', 'verify', 'args'], functions: ['hash'] });
  });

  it('names the functions beside a request handler, and the request handlers beside a function', () => {
    const app = { fetch: () => new Response() };
    const requests = () => ({ path: '/' });
    const exported = { app, hash() {}, Parser: class {}, requests };
    expect(recogniseExport(exported, 'app')).toMatchObject({ functions: ['hash'] });
    expect(recogniseExport(exported, 'hash')).toMatchObject({ handlers: ['app'] });
  });

  it('does not mistake a server, which listens, for an application', () => {
    const server = createServer();
    expect(recogniseExport({ default: server }, 'default').kind).toBe('value');
    server.close();
  });

  it('describes a workload as plain data', () => {
    const found = recogniseExport({ default: { ...workload, params: { n: { default: 1 } } } }, 'default');
    expect(found).toEqual({
      kind: 'workload',
      definition: { name: 'w', kind: 'task', params: { n: { default: 1 } }, runsInNode: true },
    });
  });
});

describe('exportsOf', () => {
  const hash = () => 1;

  it.for<[what: string, namespace: Record<string, unknown>, exported: Record<string, unknown>]>([
    ['ESM', { default: hash, args: [1] }, { default: hash, args: [1] }],
    [
      '`module.exports = hash` with properties',
      { default: Object.assign(() => 1, { args: [1] }) },
      { args: [1] },
    ],
    ['`exports.hash = hash`', { default: { hash } }, { hash }],
    [
      'ESM that was compiled to CommonJS',
      { default: { __esModule: true, default: hash, args: [1] } },
      { default: hash, args: [1] },
    ],
  ])('finds the exports of %s', ([_what, namespace, exported]) => {
    expect(exportsOf(namespace)).toMatchObject(exported);
  });

  it('finds no exports in CommonJS that assigns nothing', () => {
    expect(exportsOf({ default: {} })).toEqual({});
  });
});
