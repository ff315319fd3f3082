import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
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

describe('a process that starts a workload', () => {
  const workload = { url: import.meta.resolve('../fixtures/acts.ts'), params: {} };
  const worker = import.meta.resolve('../../src/worker/index.ts');
  /** Calls a function some 900 times: more than a tenth of the usual number, and less than that. */
  const program = (asks: string) => `
    import { setTimeout as sleep } from 'node:timers/promises';
    import { askForEarlyCompilation, startWorkload } from ${JSON.stringify(worker)};
    ${asks}
    await startWorkload(${JSON.stringify(workload)});
    await sleep(50);
    const addUp = (value) => { let sum = value; for (const each of [1, 2, 3]) sum += each; return sum; };
    for (let turn = 0; turn < 9; turn++) { for (let at = 0; at < 100; at++) addUp(at); await sleep(5); }`;
  const compilesFully = (asks: string) => {
    const flags = ['--trace-opt', '--no-warnings', '--input-type=module', '-e', program(asks)];
    return /<JSFunction addUp .* to TURBOFAN/.test(
      execFileSync(process.execPath, flags, { encoding: 'utf8' }),
    );
  };

  it('compiles as V8 usually does', () => {
    expect(compilesFully('')).toBe(false);
  });

  it('compiles early for as long as it is asked to', () => {
    expect(compilesFully('askForEarlyCompilation(60_000);')).toBe(true);
    expect(compilesFully('askForEarlyCompilation(1);')).toBe(false);
  });
});
