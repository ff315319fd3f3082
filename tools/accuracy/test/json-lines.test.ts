import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { appendLine, readLines, resumeLines } from '../src/json-lines.ts';
import { type Observation, observationSchema } from '../src/observation.ts';

const observation: Observation = {
  pair: 0,
  tool: 'mitata',
  extraPermille: 0,
  budgetMs: 60_000,
  durationMs: 60_500,
  ratio: 1.01,
  verdict: 'equivalent',
  n: 700,
};

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parbench-accuracy-'));
  file = join(folder, 'pairs.jsonl');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it('is empty before it is written', async () => {
  expect(await readLines(file, observationSchema)).toEqual([]);
});

it('gives back what was appended', async () => {
  await appendLine(file, observation);
  await appendLine(file, { ...observation, pair: 1 });
  expect(await readLines(file, observationSchema)).toEqual([observation, { ...observation, pair: 1 }]);
});

it('continues after a line that was torn by an interruption', async () => {
  await appendLine(file, observation);
  await appendFile(file, '{"pair":1,"too');
  expect(await resumeLines(file, observationSchema)).toEqual([observation]);
  await appendLine(file, { ...observation, pair: 1 });
  expect(await readLines(file, observationSchema)).toHaveLength(2);
});
