import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { parsePlugin, type TaskWorkload } from '@parbench/core';
import plugin from '@parbench/workloads';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSuite, type SuiteEntry } from './suite.ts';

const suite = await loadSuite();
const tasks = suite.filter((entry): entry is SuiteEntry<TaskWorkload> => entry.workload.kind === 'task');
const tasksInNode = tasks.filter(({ workload }) => workload.run !== undefined);
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

describe('the plug-in', () => {
  it('fulfils the contract and lists the workloads in order', () => {
    expect(parsePlugin(plugin, '@parbench/workloads').workloads).toEqual(plugin.workloads);
    expect(suite.map(({ name }) => name)).toMatchInlineSnapshot(`
      [
        "noop",
        "spin",
        "fannkuch",
        "json-roundtrip",
        "echo",
        "echo/transfer",
        "echo/shared",
        "sha256",
        "spectral-norm",
        "mandelbrot",
        "n-queens",
        "binary-trees",
        "stream-triad",
        "scrypt",
        "scrypt/async",
        "gzip",
        "gzip/async",
        "sleep",
        "file-read",
        "loopback",
        "npb-ep",
        "stencil",
        "skewed-tasks",
        "stream-chunks",
        "word-count",
        "word-count/shared",
        "quicksort",
        "lost-updates",
        "lost-updates/separate",
        "python-lost-updates",
        "deadlock",
        "python-deadlock",
        "isolation",
        "python-isolation",
        "python-channels",
        "http-hello",
        "http-json",
        "http-cpu",
        "http-io",
        "http-mixed",
        "http-stream",
      ]
    `);
  });

  it('has the same workloads by default as ever: all others are variants or only on request', () => {
    const names = suite
      .filter(({ name, workload }) => !(name.includes('/') || workload.onlyOnRequest))
      .map(({ name }) => name);
    expect(names).toEqual(['noop', 'spin', 'fannkuch', 'json-roundtrip', 'echo', 'sha256']);
  });

  it('loads no workloads when it is imported', async () => {
    const script = new URL('fixtures/print-loaded-modules.ts', import.meta.url).pathname;
    const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, script]);
    const loaded = stdout.split('\n').filter((url) => url.includes('/workloads/src/'));
    expect(loaded).toEqual([import.meta.resolve('@parbench/workloads')]);
  });
});

const knownTags = [
  ...['overhead', 'synthetic', 'cpu', 'memory', 'gc', 'payload', 'io', 'native'],
  ...['shared', 'hazard', 'skew', 'job', 'service'],
];

describe.each(suite)('$name', ({ workload }) => {
  it('has a description in one line, tags and a verifier', () => {
    expect(workload.description).toMatch(/^[^\n]{10,90}$/);
    expect(workload.tags).not.toHaveLength(0);
    expect(workload.tags?.filter((tag) => !knownTags.includes(tag))).toEqual([]);
    expect(workload.tags?.includes('job')).toBe(workload.kind === 'job');
    expect(workload.verify).toBeTypeOf('function');
  });

  it('says what it stresses, where it is from, and how it is verified', () => {
    const { stresses, source, verification } = workload.about ?? {};
    for (const text of [stresses, source, verification]) expect(text).toMatch(/^[A-Z“`[].+\.$/);
  });

  it('declares whether it waits', () => {
    if (workload.kind !== 'service' && workload.run)
      expect(workload.sync ?? false).toBe(!workload.tags?.includes('io'));
  });

  it('requires shared memory if it is about it', () => {
    const isAbout = workload.run !== undefined && workload.tags?.includes('shared') === true;
    expect(workload.requires?.includes('sharedMemory') ?? false).toBe(isAbout);
  });

  it('has its Python module beside it, if it names one', () => {
    const { python } = workload.implementations ?? {};
    if (python !== undefined) expect(existsSync(new URL(python.url))).toBe(true);
  });

  it('offers its default among the values of each swept parameter', () => {
    for (const { default: value, values = [value] } of Object.values(workload.params ?? {})) {
      expect(values).toContain(value);
    }
  });
});

describe.each(tasks)('the task $name', ({ workload, params }) => {
  it('makes the same input for the same seed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(workload.input(params, seed)).toEqual(workload.input(params, seed));
      }),
      { numRuns: 20 },
    );
  });
});

describe.each(tasksInNode)('the task $name in Node', ({ name, workload, params }) => {
  // A probe: each task starts eight processes, whatever its seed, and any answer to its questions is right.
  const isProbe = name === 'isolation';
  let state: unknown;
  beforeAll(async () => {
    state = await workload.setup?.(params);
  });
  afterAll(() => workload.teardown?.(state));
  const run = async (input: unknown) => workload.run?.(input, state, params);

  it('accepts its own output for any seed', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const input = workload.input(params, seed);
        expect(workload.verify?.(await run(input), input, params)).toBe(true);
      }),
      { numRuns: isProbe ? 1 : 20 },
    );
  });

  it('accepts an output that was cloned on the way', async () => {
    const input = workload.input(params, 1);
    const output = structuredClone(await run(structuredClone(input)));
    expect(workload.verify?.(output, input, params)).toBe(true);
  });

  it.skipIf(isProbe)('rejects a perturbed output', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.nat(), async (seed, place) => {
        const input = workload.input(params, seed);
        const output = structuredClone(await run(input));
        expect(workload.verify?.(perturb(output, place), input, params)).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});

/** Returns a value of the same shape as `value`, wrong in one place. */
function perturb(value: unknown, place: number): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return replaceAt(value, place % value.length);
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === place % value.length ? perturb(item, place) : item));
  }
  if (value instanceof Uint8Array) {
    return value.map((byte, index) => (index === place % value.length ? byte ^ 1 : byte));
  }
  const fields = Object.entries(value as object);
  const wrong = place % fields.length;
  return Object.fromEntries(
    fields.map(([name, field], index) => [name, index === wrong ? perturb(field, place) : field]),
  );
}

function replaceAt(text: string, index: number): string {
  const replacement = text[index] === 'a' ? 'b' : 'a';
  return text.slice(0, index) + replacement + text.slice(index + 1);
}
