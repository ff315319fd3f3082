import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJsonTarget } from '../../src/output/json-target.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parbench-json-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('openJsonTarget', () => {
  it('writes the document over an existing file', async () => {
    const file = join(folder, 'out.json');
    writeFileSync(file, 'something longer than the document');
    const target = await openJsonTarget(file);
    await target.write({ a: 1 });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ a: 1 });
  });

  it('leaves nothing behind when nothing is written', async () => {
    await openJsonTarget(join(folder, 'out.json'));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('reports a file that can no longer be written', async () => {
    const file = join(folder, 'out.json');
    const target = await openJsonTarget(file);
    rmSync(folder, { recursive: true });
    await expect(target.write({})).rejects.toMatchObject({
      code: 'result',
      message: expect.stringContaining(file),
    });
  });

  it.runIf(existsSync('/dev/full'))('reports a full disk', async () => {
    const target = await openJsonTarget('/dev/full');
    await expect(target.write({})).rejects.toThrow(/`\/dev\/full` could not be written: ENOSPC/);
  });
});
