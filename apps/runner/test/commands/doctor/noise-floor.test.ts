import { join } from 'node:path';
import { describeHost, describeNode } from '@parbench/engine';
import { readFloor } from '@parbench/engine/doctor';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { tryToKeep } from '../../../src/commands/doctor/noise-floor.ts';
import { makeFolder } from '../../temporary-folder.ts';

const scope = { identity: describeHost().identity, node: describeNode() };
const floor = { floor: 0.012, halfWidth: 0.03, comparisons: 3, blocks: 8 };

afterEach(() => void vi.unstubAllEnvs());

describe('tryToKeep', () => {
  it('saves a floor for later runs', async () => {
    vi.stubEnv('PARBENCH_CACHE_DIR', makeFolder({}));
    expect(await tryToKeep(floor, scope)).toEqual({ status: 'kept' });
    expect(await readFloor(scope)).toMatchObject(floor);
  });

  it('returns the reason why a floor could not be saved', async () => {
    vi.stubEnv('PARBENCH_CACHE_DIR', join(makeFolder({ taken: 'a file' }), 'taken'));
    expect(await tryToKeep(floor, scope)).toEqual({
      status: 'not-kept',
      reason: expect.stringContaining('ENOTDIR'),
    });
  });
});
