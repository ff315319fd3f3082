import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { compilingEarly } from '../../src/worker/early-compilation.ts';

const callsOf = (flag: string) => Number(flag.split('=')[1]);

/** Records the flags that are set, and how many of them were when the run began. */
function recorded(v8 = process.versions.v8) {
  const flags: string[] = [];
  const before: string[] = [];
  const engine = { v8, setFlag: (flag: string) => void flags.push(flag) };
  return { flags, before, engine, run: async () => void before.push(...flags) };
}

it('compiles after a tenth of the calls during the run, and after it as V8 does by default', async () => {
  const { flags, before, engine, run } = recorded();
  await compilingEarly(run, engine);
  expect(before).toHaveLength(3);
  const after = flags.slice(3);
  expect(after.map(callsOf)).toEqual(before.map((flag) => 10 * callsOf(flag)));
  const options = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  const defaults = [...options.matchAll(/default: (\S+)/g)].map(([, value]) => value);
  for (const flag of after) expect(defaults).toContain(flag);
});

it('sets the usual numbers also after a run that fails', async () => {
  const { flags, engine } = recorded();
  const failing = compilingEarly(() => Promise.reject(new Error('the worker has gone')), engine);
  await expect(failing).rejects.toThrow('has gone');
  expect(flags).toHaveLength(6);
});

it.each(['11.3.244.8-node.38', '99.1.2'])(
  'sets nothing in V8 %s, which it does not know',
  async (version) => {
    const { flags, engine } = recorded(version);
    expect(await compilingEarly(async () => 'done', engine)).toBe('done');
    expect(flags).toEqual([]);
  },
);
