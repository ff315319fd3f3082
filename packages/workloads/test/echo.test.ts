import { fork } from 'node:child_process';
import { once } from 'node:events';
import echo from '@parbench/workloads/echo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const kinds = ['bytes', 'string', 'object'] as const;

describe.each(kinds)('echo of kind %s', (kind) => {
  it('makes a payload of the requested size', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5000 }), fc.nat(), (bytes, seed) => {
        const size = sizeOf(echo.input({ bytes, kind }, seed));
        expect(size).toBeLessThanOrEqual(bytes);
        expect(size).toBeGreaterThan(kind === 'object' ? bytes - 64 : bytes - 1);
      }),
    );
  });

  it('rejects the payload of another seed', () => {
    const params = { bytes: 1024, kind };
    const [input, other] = [echo.input(params, 1), echo.input(params, 2)];
    expect(echo.verify?.(echo.run(input, undefined, params), other, params)).toBe(false);
  });

  it('rejects a truncated payload', () => {
    const params = { bytes: 1024, kind };
    const input = echo.input(params, 1) as Uint8Array | string | unknown[];
    expect(echo.verify?.(input.slice(0, -1), input, params)).toBe(false);
  });

  it('comes back unchanged from a process', async () => {
    const params = { bytes: 65536, kind };
    const input = echo.input(params, 1);
    const child = fork(new URL('fixtures/send-back.ts', import.meta.url), { serialization: 'advanced' });
    child.send(input as object);
    const [[output]] = await Promise.all([once(child, 'message'), once(child, 'exit')]);
    expect(echo.verify?.(output, input, params)).toBe(true);
  });
});

describe('echo', () => {
  it('refuses an unknown kind', () => {
    expect(() => echo.input({ bytes: 1, kind: 'blob' }, 1)).toThrow(
      /`kind` of `echo`: expected .* received `blob`/,
    );
  });

  it('refuses a size that is not a whole number of bytes', () => {
    expect(() => echo.input({ bytes: 0.5, kind: 'bytes' }, 1)).toThrow(/`bytes` of `echo`/);
  });
});

/** Returns the size in bytes; of records, that of their JSON, each with its separator. */
function sizeOf(payload: unknown): number {
  if (payload instanceof Uint8Array || typeof payload === 'string') return payload.length;
  return (payload as unknown[]).reduce<number>((sum, record) => sum + JSON.stringify(record).length + 1, 0);
}
