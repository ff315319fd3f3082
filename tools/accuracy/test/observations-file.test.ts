import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Observation } from '../src/observation.ts';
import { appendObservation, readObservations, resumeObservations } from '../src/observations-file.ts';

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

it('holds nothing before it is written', async () => {
  expect(await readObservations(file)).toEqual([]);
});

it('gives back what was added', async () => {
  await appendObservation(file, observation);
  await appendObservation(file, { ...observation, pair: 1 });
  expect(await readObservations(file)).toEqual([observation, { ...observation, pair: 1 }]);
});

it('goes on after a line that was torn by an interruption', async () => {
  await appendObservation(file, observation);
  await appendFile(file, '{"pair":1,"too');
  expect(await resumeObservations(file)).toEqual([observation]);
  await appendObservation(file, { ...observation, pair: 1 });
  expect(await readObservations(file)).toHaveLength(2);
});
