import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../run-command.ts';
import { makeFolder } from '../../temporary-folder.ts';

/** A configuration that records the working folder of the process that loads it. */
const config = `import { writeFileSync } from 'node:fs';
writeFileSync(new URL('configured-in.txt', import.meta.url), process.cwd());
export default { plugins: ['./mine.mjs'] };`;

/** The strategy `inline` under another name. */
const mine = `import { inline } from ${JSON.stringify(import.meta.resolve('@parbench/core'))};
export default { contract: 1, strategies: [{ ...inline, name: 'mine' }] };`;

/** A function whose module records the working folder of each process that loads it, one a line. */
const answer = `import { appendFileSync } from 'node:fs';
appendFileSync(new URL('loaded-in.txt', import.meta.url), process.cwd() + '\\n');
export default () => 42;`;

const project = { 'parbench.config.mjs': config, 'mine.mjs': mine, 'answer.ts': answer };

describe('parbench compare --against a folder', () => {
  it('finds and loads configuration, plug-ins and files of each in its own folder', async () => {
    const folder = makeTwoProjects(project, project);
    const line =
      './answer.ts --filter strategy:mine --baseline mine --workers 1 --blocks 1 --budget 20s --json - --quiet';
    const { stdout, stderr } = await compare(folder, line);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout).result.cells).toMatchObject([
      { id: 'answer/mine@1#../other', status: 'ok' },
      { id: 'answer/mine@1#working tree', status: 'ok' },
    ]);
    for (const place of ['home', 'other']) {
      const read = (name: string) => readFileSync(join(folder, place, name), 'utf8');
      expect(read('configured-in.txt')).toBe(join(folder, place));
      // A function is tried in its own folder before it is measured.
      expect(read('loaded-in.txt').split('\n')[0]).toBe(join(folder, place));
    }
  }, 60_000);

  it.each([
    [
      './broken.ts',
      /^parbench: In `\.\.\/other`: `\.\/broken\.ts` could not be loaded: Error: no \(broken\.ts:2:7\)/,
    ],
    ['./syntax.ts', /In `\.\.\/other`: `\.\/syntax\.ts` could not be bundled: .*\(syntax\.ts:\d\)/],
    [
      './answer.ts --strategy ./only-home.mjs',
      /In `\.\.\/other`: `--strategy`: .*there is none at .*other.only-home/,
    ],
    ['./answer.ts --config config.mjs', /In `\.\.\/other`: `--config`: .*there is no file at .*other.config/],
    ['./only-home.ts', /In `\.\.\/other`: `\.\/only-home\.ts`: .*there is no file at .*other.only-home/],
  ])('reports an error of `%s` in the other folder, with paths as seen from there', async (line, message) => {
    const sound = 'export default () => 42;';
    const folder = makeTwoProjects(
      {
        ...{ 'answer.ts': sound, 'broken.ts': sound, 'syntax.ts': sound, 'only-home.ts': sound },
        'only-home.mjs': 'export default { contract: 1, strategies: [] };',
        'config.mjs': 'export default {};',
      },
      { 'answer.ts': sound, 'broken.ts': "\nthrow new Error('no');", 'syntax.ts': 'export default (' },
    );
    const { exitCode, stdout, stderr } = await compare(folder, `${line} --quiet`);
    expect(stderr).toMatch(message);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  });
});

type Files = Readonly<Record<string, string>>;

/** A folder with the projects `home` and `other`. */
function makeTwoProjects(home: Files, other: Files): string {
  const inFolder = (place: string, files: Files) =>
    Object.entries(files).map(([name, content]) => [`${place}/${name}`, content]);
  return makeFolder(Object.fromEntries([...inFolder('home', home), ...inFolder('other', other)]));
}

function compare(folder: string, line: string) {
  const args = ['compare', '--against', '../other', ...line.split(' ')];
  return runCommand(args, { cwd: join(folder, 'home') });
}
