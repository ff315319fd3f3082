import { join } from 'node:path';
import { readFloor } from '@parbench/engine/doctor';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { tryToKeep } from '../../../src/commands/doctor/noise-floor.ts';
import { result } from '../../fixtures/result.ts';
import { makeFolder } from '../../temporary-folder.ts';

const { identity } = result.host;
const floor = { floor: 0.012, halfWidth: 0.03, comparisons: 3, blocks: 8 };

afterEach(() => void vi.unstubAllEnvs());

describe('tryToKeep', () => {
  it('keeps a floor for later runs', async () => {
    vi.stubEnv('PARBENCH_CACHE_DIR', makeFolder({}));
    expect(await tryToKeep(floor, identity)).toEqual({ status: 'kept' });
    expect(await readFloor(identity)).toMatchObject(floor);
  });

  it('says why a floor could not be kept', async () => {
    vi.stubEnv('PARBENCH_CACHE_DIR', join(makeFolder({ taken: 'a file' }), 'taken'));
    expect(await tryToKeep(floor, identity)).toEqual({
      status: 'not-kept',
      reason: expect.stringContaining('ENOTDIR'),
    });
  });
});
