import { describe, expect, it } from 'vitest';
import { memoryBetween, parseRollup, readMemory } from '../../src/host/memory.ts';

const rollup = `00400000-7ffd1000 ---p 00000000 00:00 0 [rollup]
Rss:                1024 kB
Pss:                 500 kB
Pss_Dirty:           152 kB
Pss_Anon:            152 kB
Pss_File:            348 kB
Pss_Shmem:             0 kB
`;

describe('memory of a process tree', () => {
  it('is divided by kind of page', () => {
    expect(parseRollup(rollup)).toEqual({ anonymousBytes: 152 * 1024, fileBytes: 348 * 1024 });
  });

  it('is undefined if the kernel does not report kinds of pages', () => {
    expect(parseRollup(rollup.replace(/Pss_.*\n/g, ''))).toBeUndefined();
  });

  it.runIf(process.platform === 'linux')('grows with allocations', () => {
    const before = readMemory(process.pid);
    const buffer = Buffer.alloc(32 << 20, 1);
    const grown = memoryBetween(before, readMemory(process.pid))?.anonymousBytes ?? 0;
    expect(grown).toBeGreaterThan(0.9 * buffer.length);
  });

  it('has no difference if one reading is missing', () => {
    expect(memoryBetween(undefined, { anonymousBytes: 1, fileBytes: 1 })).toBeUndefined();
  });
});
