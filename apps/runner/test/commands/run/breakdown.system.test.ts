import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cell, parseResult } from '@parbench/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandResult, runCommand } from '../../run-command.ts';

const strategies = ['inline', 'threads', 'threads/shared', 'processes'];
const excluded = ['*/spawn', '*/pipelined', 'processes/*'];
const own = ['queue', 'serialise', 'transport', 'run', 'return'];
const fromOutside = ['dispatch', 'run', 'return'];
let folder = '';
let command: CommandResult;
let cells: readonly Cell[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parbench-breakdown-'));
  const file = join(folder, 'out.json');
  const workloads = ['sha256', 'echo/transfer'].flatMap((name) => ['--filter', `workload:${name}`]);
  const others = strategies.flatMap((name) => ['--filter', `strategy:${name}`]);
  const without = excluded.flatMap((name) => ['--filter', `!strategy:${name}`]);
  const options = ['--blocks', '1', '--workers', '2', '--breakdown', '--json', file, '--quiet'];
  command = await runCommand([...workloads, ...others, ...without, ...options]);
  cells = parseResult(readFileSync(file, 'utf8')).cells;
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('parbench run --breakdown', () => {
  it.each(strategies)('breaks down the cost of a task with %s into parts that add up', (strategy) => {
    const { breakdown } = cellOf('sha256', strategy);
    const parts = breakdown?.parts ?? [];
    const isStamped = strategy !== 'inline' && strategy !== 'threads';
    expect(parts.map(({ part }) => part)).toEqual(isStamped ? own : fromOutside);
    expect(parts.every(({ ms }) => ms >= 0)).toBe(true);
    const sum = parts.reduce((total, { ms }) => total + ms, 0);
    expect(Math.abs(sum / (breakdown?.roundTripMs ?? 0) - 1)).toBeLessThan(0.05);
  });

  it('moves buffers as the workload does', () => {
    expect(cellOf('echo/transfer', 'threads').breakdown?.tasks).toBeGreaterThan(8);
    expect(cellOf('echo/transfer', 'threads/shared').breakdown?.tasks).toBeGreaterThan(8);
  });

  it('shows the shares of each strategy, and the largest in words', () => {
    expect(command.stdout).toMatch(/total +queue +serialise +transport +dispatch +run +return/);
    expect(command.stdout).toMatch(/^inline .* – +– +– .* (9\d|100) % .* %$/m);
    expect(command.stdout.replaceAll('\n', ' ')).toMatch(
      /The largest part of a round trip is the task itself with inline \(\d+ %\)/,
    );
  });
});

function cellOf(workload: string, strategy: string): Cell {
  const found = cells.find((cell) => cell.workload.name === workload && cell.strategy.name === strategy);
  if (found?.status !== 'ok') throw new Error(`${workload} ${strategy}: ${found?.reason}. ${command.stderr}`);
  return found;
}
