import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { parsePlugin } from '@parbench/core';
import plugin from '@parbench/workloads';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadSuite } from './suite.ts';

const suite = await loadSuite();
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

describe('the plug-in', () => {
  it('fulfils the contract and lists the workloads in order', () => {
    expect(parsePlugin(plugin, '@parbench/workloads').workloads).toEqual(plugin.workloads);
    expect(suite.map(({ name }) => name)).toEqual([
      'noop',
      'spin',
      'fannkuch',
      'json-roundtrip',
      'echo',
      'echo/transfer',
      'echo/shared',
      'sha256',
      'gzip',
      'sleep',
      'file-read',
    ]);
  });

  it('loads no workloads when it is imported', async () => {
    const script = new URL('fixtures/print-loaded-modules.ts', import.meta.url).pathname;
    const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, script]);
    const loaded = stdout.split('\n').filter((url) => url.includes('/workloads/src/'));
    expect(loaded).toEqual([import.meta.resolve('@parbench/workloads')]);
  });
});

describe.each(suite)('$name', ({ workload, params }) => {
  it('has a description in one line, tags and a verifier, and declares whether it waits', () => {
    expect(workload.description).toMatch(/^[^\n]{10,90}$/);
    expect(workload.tags).not.toHaveLength(0);
    expect(workload.verify).toBeTypeOf('function');
    expect(workload.sync ?? false).toBe(!workload.tags?.includes('io'));
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

  it('makes the same input for the same seed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(workload.input(params, seed)).toEqual(workload.input(params, seed));
      }),
      { numRuns: 20 },
    );
  });

  it('accepts its own output for any seed', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const input = workload.input(params, seed);
        expect(workload.verify?.(await workload.run?.(input, undefined, params), input, params)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('accepts an output that was cloned on the way', async () => {
    const input = workload.input(params, 1);
    const output = structuredClone(await workload.run?.(structuredClone(input), undefined, params));
    expect(workload.verify?.(output, input, params)).toBe(true);
  });

  it('rejects a perturbed output', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.nat(), async (seed, place) => {
        const input = workload.input(params, seed);
        const output = structuredClone(await workload.run?.(input, undefined, params));
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
