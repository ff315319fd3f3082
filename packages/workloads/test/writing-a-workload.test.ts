import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { loadWorkload, parsePlugin, resolveParams, type TaskWorkload } from '@parbench/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const page = new URL('../../../docs/writing-a-workload.md', import.meta.url);
const readme = new URL('../README.md', import.meta.url);

let folder: string;

/** Holds the examples as files, inside the package, so that they find `@parbench/core`. */
beforeAll(async () => {
  folder = await mkdtemp(join(import.meta.dirname, 'examples-'));
  for (const { file, code } of namedExamples(await readFile(page, 'utf8'))) {
    await writeFile(join(folder, file), code);
  }
});

afterAll(() => rm(folder, { recursive: true }));

describe('docs/writing-a-workload.md', () => {
  it('has a workload that accepts its own output and rejects a wrong one', async () => {
    const workload = (await loadWorkload({ url: urlOf('sort-numbers.ts') })) as TaskWorkload;
    const params = resolveParams(workload, { count: 1000 });
    const input = workload.input(params, 42);
    const output = workload.run?.(input, undefined, params) as Float64Array;
    expect(workload.verify?.(output, input, params)).toBe(true);
    expect(workload.verify?.(output.toReversed(), input, params)).toBe(false);
    expect(workload.verify?.(output.slice(1), input, params)).toBe(false);
    expect(
      workload.verify?.(
        output.map((number) => number + 1),
        input,
        params,
      ),
    ).toBe(false);
  });

  it('has a program that tries the workload and prints true', async () => {
    expect(await run(join(folder, 'try-it.ts'))).toBe('true\n');
  });

  it('has a plug-in that lists the workload', async () => {
    const { default: plugin } = await import(urlOf('index.ts'));
    expect(parsePlugin(plugin, 'the example').workloads).toEqual([{ url: urlOf('sort-numbers.ts') }]);
  });
});

describe('README.md', () => {
  it('has an example that prints what the page says', async () => {
    const [program = '', printed] = codeBlocks(await readFile(readme, 'utf8'));
    const file = join(folder, 'readme.ts');
    await writeFile(file, program);
    expect(await run(file)).toBe(printed);
  });
});

function urlOf(file: string): string {
  return pathToFileURL(join(folder, file)).href;
}

async function run(file: string): Promise<string> {
  const environment = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, file], {
    env: environment,
  });
  return stdout;
}

/** Returns the blocks that begin with a comment that names their file. */
function namedExamples(markdown: string): readonly { file: string; code: string }[] {
  return codeBlocks(markdown).flatMap((code) => {
    const file = /^\/\/ (\S+\.ts)\n/.exec(code)?.[1];
    return file === undefined ? [] : [{ file, code }];
  });
}

function codeBlocks(markdown: string): readonly string[] {
  return Array.from(markdown.matchAll(/^```\w*\n(.*?)^```$/gms), ([, code = '']) => code);
}
