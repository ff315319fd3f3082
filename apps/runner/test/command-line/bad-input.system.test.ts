import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parbench, runCommand } from '../run-command.ts';
import { strategyModule, writeFiles } from '../temporary-folder.ts';

/** A folder with a file in it; one cannot write into a file as into a folder. */
let folder = '';

const takenName = fileURLToPath(new URL('../fixtures/taken-name.ts', import.meta.url));

const configOf = (config: object) => `export default ${JSON.stringify(config)};`;

const files = {
  'a-file': '',
  'syntax.mjs': 'export default {\n  plugins: [;\n};',
  'throws.mjs': `throw new Error('not today');`,
  'no-default.mjs': 'export const plugins = [];',
  'no-plugin.mjs': 'export default { strategies: [] };',
  'old-contract.mjs': 'export default { contract: 0, strategies: [] };',
  'no-open.mjs': `export default { contract: 1, strategies: [{ name: 'half' }] };`,
  'missing-workload.mjs': `export default { contract: 1, workloads: [{ url: 'file:///nowhere/work.js' }] };`,
  'half/package.json': '{',
  'unbuilt/package.json': { name: 'unbuilt', exports: './dist/index.js' },
  'configs/types.ts': 'enum Kind { one }\nexport default { plugins: [Kind.one] };',
  'configs/list.mjs': configOf(['./mine.mjs']),
  'configs/wrong-type.mjs': configOf({ plugins: ['./mine.mjs', 7] }),
  'configs/unknown-field.mjs': configOf({ plugin: ['./mine.mjs'] }),
  'configs/missing-file.mjs': configOf({ plugins: ['./mine.mjs', './gone.mjs'] }),
  'configs/missing-package.mjs': configOf({ plugins: ['not-installed'] }),
  'configs/empty-glob.mjs': configOf({ plugins: ['./strategy-*'] }),
  'configs/old-contract.mjs': configOf({ plugins: ['../old-contract.mjs'] }),
  'configs/no-workloads.mjs': configOf({ plugins: ['./mine.mjs'], defaults: false }),
  'configs/unknown-strategy.mjs': configOf({ options: { thread: {} } }),
  'configs/unknown-option.mjs': configOf({ options: { 'threads/pipelined': { maxInFlite: 2 } } }),
  'configs/bad-option.mjs': configOf({ options: { 'threads/pipelined': { maxInFlight: 'many' } } }),
  'configs/no-json.mjs': 'export default { options: { threads: { onExit: () => {} } } };',
  'configs/mine.mjs': strategyModule('mine'),
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parbench-bad-input-'));
  writeFiles(folder, files);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the command', () => {
  it.concurrent.for<[line: string, message: RegExp]>([
    // Options and commands that do not exist.
    ['--filtr spin', /`--filtr`: expected an option of `parbench run`.*Did you mean `--filter`\?/],
    ['run --budgte=3s', /`--budgte`: .*Did you mean `--budget`\?/],
    ['list --budget 3s', /`--budget`: expected an option of `parbench list`/],
    ['-x', /`-x`: expected an option/],
    ['lst', /`lst`: expected a command \(`run`, `list`.*Did you mean `list`\?/],
    ['run list', /`list`: expected a command/],
    ['rnu', /Did you mean `run`\?/],
    // Missing values.
    ['--json', /`--json`: expected a value \(`--json <file>`\), received nothing/],
    ['--json --quiet', /`--json`: expected a value.*received the option `--quiet`/],
    ['--filter', /`--filter`: expected a value/],
    ['--workers', /`--workers`: expected a value/],
    // Sweeps.
    ['sweep', /`parbench sweep`: expected one of `granularity`, `workers`, `payload`, received nothing/],
    ['sweep granularty', /received `granularty`\. Did you mean `granularity`\?/],
    ['sweep --quiet', /`parbench sweep`: expected one of .* received nothing/],
    ['sweep workers now', /`now`: expected a command/],
    ['sweep granularity --rate 5', /`--rate`: expected an option of `parbench sweep`/],
    ['sweep granularity --grid 10', /`--grid`: expected 2 to 20 different numbers.*received `10`/],
    ['sweep granularity --grid 10,-5', /`--grid`: expected .* received `10,-5`/],
    ['sweep granularity --grid 10,10', /`--grid`: expected 2 to 20 different numbers/],
    [
      'sweep granularity --workload spim',
      /`--workload`: expected the name of a workload, received `spim`\. Did you mean `spin`\?/,
    ],
    [
      'sweep granularity --workload noop',
      /`--workload`: expected a workload with a numeric parameter.*`noop`, which has none/,
    ],
    [
      'sweep granularity --param microsecond',
      /`--param`: expected .* parameters of `spin`, received `microsecond`\. Did you mean `microseconds`\?/,
    ],
    ['sweep granularity --workload echo --param kind', /received `kind`, which is not a number/],
    ['sweep granularity --param iterations', /`--grid`: expected the values of `iterations`.*declares none/],
    [
      'sweep granularity --workers 1,2',
      /`--workers`: expected one number.*`parbench sweep workers` compares several/,
    ],
    ['sweep granularity --filter inline', /`--filter`: expected at least one strategy with workers/],
    [
      'sweep granularity --budget 5s',
      /`--budget`: expected at least about \d min \d+ s .*received 5 s\. Raise it, or measure fewer points/,
    ],
    ['sweep workers --workers 2', /`--workers`: expected at least two different numbers/],
    ['sweep workers --grid 1,2', /`--grid`: expected options of `parbench sweep workers`.*`--workers 1,2,4`/],
    [
      'sweep payload --grid 0,20000000',
      /`--grid`: expected sizes in bytes from 0 to 16777216 \(16 MiB\), received `20000000`/,
    ],
    ['sweep payload --workload spin', /`--workload`: expected options of `parbench sweep payload`/],
    // Filters.
    ['--filter thraeds', /matches no workload and no strategy\. Did you mean `threads`\?/],
    ['--filter workload:threads', /matches no workload/],
    ['--filter *', /matches workloads .* and strategies .*`workload:\*`/],
    ['list --filter spin --filter !spin', /leave at least one of the workloads/],
    ['--filter foo:bar', /expected a key/],
    ['--filter !inline', /excludes `inline`\. Choose another baseline, for example `--baseline threads`/],
    ['--baseline thread', /`--baseline`: expected the name of a strategy.*Did you mean `threads`\?/],
    // Plug-ins.
    [
      '--strategy ./nowhere.ts',
      /`--strategy`: expected a file or a folder, received `.\/nowhere.ts`: there is none at/,
    ],
    [
      'list --strategy not-installed',
      /expected a path that begins with `.\/`, or an installed package with an entry, received `not-installed`/,
    ],
    ['list --strategy ./no-plugin.mjs', /is not a parbench plug-in: expected .*`definePlugin`/],
    [
      'list --strategy ./old-contract.mjs',
      /`old-contract.mjs` was written for contract 0 of parbench: expected contract 2 or 1\. Install/,
    ],
    [
      'list --strategy ./no-open.mjs',
      /expected objects with a `name` and an `open` or `serve` function or a `runtime`/,
    ],
    ['list --strategy ./throws.mjs', /`throws.mjs` could not be loaded: not today/],
    ['list --strategy ./syntax.mjs', /could not be loaded: Unexpected token ';' \(.*syntax\.mjs:2\)/],
    ['list --strategy ./missing-workload.mjs', /There is no file at file:\/\/\/nowhere\/work\.js/],
    ['list --strategy ./half', /expected a folder with a `package.json`, received .*half/],
    ['list --strategy ./unbuilt', /received `.\/unbuilt`: Cannot find module .*Install it, or build it\./],
    // Configuration.
    ['--config nowhere.ts', /`--config`: expected a file.*received `nowhere.ts`: there is no file at/],
    ['list --config .', /`--config`: expected a file.*received `\.`/],
    ['list --config syntax.mjs', /does not load: Unexpected token ';' \(.*syntax\.mjs:2\)/],
    ['list --config throws.mjs', /`.*throws.mjs`: expected a module .* does not load: not today/],
    ['list --config no-default.mjs', /The default export of `.*`: expected object, received undefined/],
    ['list --config configs/types.ts', /does not load: .*enum/],
    ['list --config configs/list.mjs', /The default export of `.*`: expected object, received array/],
    ['list --config configs/wrong-type.mjs', /`plugins\[1\]` of `.*`: expected string, received number/],
    [
      'list --config configs/unknown-field.mjs',
      /`plugin` of `.*`: expected a field of `plugins`, `options`, `defaults`.*Did you mean `plugins`\?/,
    ],
    ['list --config configs/missing-file.mjs', /`plugins\[1\]` of `.*`: .*there is none at .*gone\.mjs/],
    ['list --config configs/missing-package.mjs', /`plugins\[0\]` of `.*received `not-installed`/],
    ['list --config configs/empty-glob.mjs', /`plugins\[0\]` of `.*received `.\/strategy-\*`.*matches none/],
    ['list --config configs/old-contract.mjs', /was written for contract 0/],
    ['list --config configs/no-workloads.mjs', /`plugins` of `.*`: expected at least one with workloads/],
    ['list --config configs/unknown-strategy.mjs', /`options.thread` of .*Did you mean `threads`\?/],
    ['list --config configs/unknown-option.mjs', /`options.threads\/pipelined` of .*`maxInFlite`/],
    ['list --config configs/bad-option.mjs', /`maxInFlight`: expected an integer.*received "many"/],
    ['list --config configs/no-json.mjs', /`options.threads.onExit` of .*expected plain JSON/],
    // The Node to measure.
    ['--node ./no-node', /`--node`: expected the path of Node 22.18 .*`.\/no-node`: there is no file/],
    ['--node a-file', /received `a-file`: it does not run/],
    ['list --node /bin/echo', /received `\/bin\/echo`: it runs, but is not Node/],
    // Output.
    ['--reporter htm', /`--reporter`: expected one of `text`, .*, received `htm`. Did you mean `html`\?/],
    ['--reporter junit=', /`--reporter`: expected a file after `junit=`, received nothing/],
    [
      '--reporter csv --reporter markdown',
      /`--reporter`: expected one format on stdout, received `csv` and `markdown`/,
    ],
    ['--html a.html --reporter html=./a.html', /expected a file for each format, received `a.html` twice/],
    ['--html .', /`--html`: expected a writable file, .* received `\.`: it is a folder/],
    ['--reporter csv=missing/a.csv', /`--reporter`: expected a writable file, .*there is no folder/],
    ['report', /`parbench report`: expected a saved run, received none/],
    ['report a.json b.json', /`parbench report`: expected a saved run, received `a.json b.json`/],
    ['report missing.json', /`missing.json` could not be read/],
    ['list --reporter markdown', /`--reporter`: expected an option of `parbench list`/],
    ['--require-verdct', /Did you mean `--require-verdict`\?/],
    ['--resume', /`--resume`: expected an interrupted run that was started in this folder, received none/],
    ['completion', /`parbench completion`: expected one of `bash`.*received nothing/],
    ['completion tcsh', /received `tcsh`/],
    ['list --strategy TAKEN', /The strategy `threads` exists twice: in `@parbench\/strategy-threads`/],
    // Numbers of workers.
    ['--workers 0', /`--workers`: expected integers from 1 to 1024 or `max`.*received `0`/],
    ['--workers -1', /received `-1`/],
    ['--workers banana', /received `banana`/],
    ['--workers 1000000', /received `1000000`/],
    ['--workers 1.5', /received `1.5`/],
    ['--workers 1,,2', /received ``/],
    ['list --workers 1e3', /received `1e3`/],
    // Durations.
    ['--budget 0s', /`--budget`: expected a duration above zero.*received `0s`.*`--budget 60s`/],
    ['--budget -5s', /received `-5s`/],
    ['--budget 60', /with its unit.*received `60`/],
    ['--budget soon', /received `soon`/],
    ['--budget 25h', /up to 24h/],
    ['--timeout 10', /`--timeout`: .*received `10`/],
    ['--timeout 1e3s', /received `1e3s`/],
    // Percentages.
    ['--precision 5', /`--precision`: expected a percentage.*received `5`/],
    ['--precision 0%', /received `0%`/],
    ['--threshold 100%', /`--threshold`: .*received `100%`/],
    ['--threshold -2%', /received `-2%`/],
    // Integers.
    ['--blocks 0', /`--blocks`: expected an integer from 1 to 1000, received `0`/],
    ['--blocks many', /received `many`/],
    ['--occupancy 0', /`--occupancy`: expected an integer from 1 to 10000, received `0`/],
    ['--rate 0', /`--rate`: expected an integer from 1 to 1000000, received `0`/],
    ['--rate 1e3', /received `1e3`/],
    ['list --rate 10', /`--rate`: expected an option of `parbench list`/],
    ['--occupancy 2x', /received `2x`/],
    ['list --occupancy 4', /`--occupancy`: expected an option of `parbench list`/],
    ['--seed -1', /`--seed`: expected an integer from 0 to 2147483647, received `-1`/],
    ['--seed 0x10', /received `0x10`/],
    ['--seed 99999999999', /received `99999999999`/],
    // Parameters.
    ['--set bytes', /`--set`: expected `key=value` or `workload.key=value`, received `bytes`/],
    ['--set =4', /received `=4`/],
    [
      '--set byts=4',
      /expected a parameter of a workload in the matrix, received `byts`.*Did you mean `bytes`\?/,
    ],
    ['--set echoo.bytes=4', /expected a workload of the matrix.*Did you mean `echo`\?/],
    ['--set spin.bytes=4', /expected a parameter of `spin`, received `bytes` in `spin.bytes=4`/],
    ['--filter workload:spin --set bytes=4', /expected a parameter of `spin`/],
    ['--set bytes=lots', /expected a number for `bytes` of `echo`, received `bytes=lots`/],
    ['--set noop.x=1', /There are no parameters to set/],
    // Files.
    ['--json no-such-folder/out.json', /`--json`: .*received `no-such-folder\/out.json`: there is no folder/],
    ['--json .', /received `\.`: it is a folder/],
    ['--json a-file/out.json', /received `a-file\/out.json`: there is no folder/],
  ])('refuses `parbench %s` with one message and without a stack trace', async ([line, message]) => {
    const { exitCode, stdout, stderr } = await runCommand(line.replace('TAKEN', takenName).split(' '), {
      cwd: folder,
      program: parbench,
    });
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^parbench: .*\n$/);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  });
});
