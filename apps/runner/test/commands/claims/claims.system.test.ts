import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimIds, parseClaims } from '@parbench/engine/claims';
import { expect, it } from 'vitest';
import { claimNames } from '../../../src/command-line/choice-parsers.ts';
import { runCommand } from '../../run-command.ts';
import { makeFolder } from '../../temporary-folder.ts';

it('the command line knows every claim', () => {
  expect(claimNames).toEqual(claimIds);
});

it('tries out what threads share in Node, and what goes wrong', { timeout: 180_000 }, async () => {
  const folder = makeFolder({});
  const [json = '', table = '', page = ''] = ['claims.json', 'claims.md', 'claims.html'].map((name) =>
    join(folder, name),
  );
  const { stdout, stderr, exitCode } = await runCommand([
    ...['claims', '--only', 'hazards', '--only', 'isolation', '--budget', '1s'],
    ...['--json', json, '--reporter', 'text', '--reporter', `markdown=${table}`, '--html', page],
  ]);
  expect(exitCode).toBe(0);
  const { run, claims, openings, results } = parseClaims(readFileSync(json, 'utf8'));
  expect([run.status, run.budgetMs, results]).toEqual(['complete', 1000, []]);
  expect(openings.every(({ openings }) => openings.length <= 1)).toBe(true);
  expect(claims.map(({ id }) => id)).toEqual(['isolation', 'hazards']);
  const [isolation, hazards] = claims.map(({ findings }) => findings[0]);
  expect(isolation).toMatchObject({ runtime: 'node', verdict: 'does-not-hold' });
  expect(isolation?.measures).toContainEqual({
    ...{ kind: 'answer', name: 'shared', thread: true, process: false },
  });
  expect(isolation?.measures).toContainEqual({
    ...{ kind: 'answer', name: 'abort', thread: true, process: false },
  });
  const counts = hazards?.measures.map((measure) => [
    measure.name,
    measure.kind === 'count' && measure.value,
  ]);
  expect(counts).toContainEqual(['lostAtomic', 0]);
  expect(counts).toContainEqual(['lostSeparate', 0]);
  expect(counts).toContainEqual(['runsLost', 0]);
  expect(stderr).toMatch(/^isolation {2}Node: does not hold/m);
  expect(stdout).toMatch(/isolation: Processes have memory of their own; threads share it\./);
  expect(readFileSync(table, 'utf8')).toMatch(/^\| what everyone says/);
  expect(readFileSync(page, 'utf8')).toContain('Node</bdi>: of 2 claims, ');
  const saved = await runCommand(['report', json, '--reporter', 'csv']);
  expect(saved.stdout).toMatch(/^claim,runtime,verdict,/);
  expect(await runCommand(['report', json, '--reporter', 'junit'])).toMatchObject({
    ...{ exitCode: 2, stdout: '' },
    stderr: expect.stringMatching(/expected one of `text`, .* for claims, received `junit`/),
  });
});
