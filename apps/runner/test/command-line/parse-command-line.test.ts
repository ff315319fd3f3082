import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../src/command-line/parse-command-line.ts';
import type { RunOptions } from '../../src/command-line/request.ts';

const defaults = {
  files: [],
  filter: [],
  workers: ['max'],
  set: [],
  all: false,
  strategy: [],
  python: [],
  baseline: 'inline',
  budgetMs: 180_000,
  precision: 0.05,
  threshold: 0.02,
  timeoutMs: 10_000,
  reporter: [],
  breakdown: false,
  requireVerdict: false,
  resume: false,
  brief: false,
  dryRun: false,
  quiet: false,
};

describe('parseCommandLine', () => {
  it.for<[line: string, options: Partial<RunOptions>]>([
    ['', {}],
    ['run', {}],
    ['--', {}],
    ['-- --quiet', { quiet: true }],
    ['run -- --quiet', { quiet: true }],
    ['--filter threads --filter !noop', { filter: ['threads', '!noop'] }],
    ['--filter=threads', { filter: ['threads'] }],
    ['--workers 1,2,max', { workers: [1, 2, 'max'] }],
    ['--workers 1 --workers 4', { workers: [4] }],
    ['--budget 500ms', { budgetMs: 500 }],
    ['--budget 1.5m', { budgetMs: 90_000 }],
    ['--timeout 2h', { timeoutMs: 7_200_000 }],
    ['--precision 2.5%', { precision: 0.025 }],
    ['--threshold 1%', { threshold: 0.01 }],
    ['--blocks 12', { blocks: 12 }],
    ['--occupancy 64', { occupancy: 64 }],
    ['--rate 500', { rate: 500 }],
    ['--seed 0', { seed: 0 }],
    ['--node ./node', { node: './node' }],
    ['--config other.config.ts', { config: 'other.config.ts' }],
    ['--breakdown', { breakdown: true }],
    ['--reporter markdown --require-verdict', { reporter: [{ name: 'markdown' }], requireVerdict: true }],
    [
      '--reporter junit=a=b.xml --reporter csv',
      { reporter: [{ name: 'junit', file: 'a=b.xml' }, { name: 'csv' }] },
    ],
    ['--html report.html', { html: 'report.html' }],
    ['--resume', { resume: true }],
    ['--baseline threads', { baseline: 'threads', comparesRuntimes: true }],
    ['--json -', { json: '-' }],
    ['--json out.json --dry-run --all', { json: 'out.json', dryRun: true, all: true }],
    ['--set bytes=64', { set: [{ text: 'bytes=64', key: 'bytes', value: '64' }] }],
    [
      '--set echo.kind=a=b.c',
      { set: [{ text: 'echo.kind=a=b.c', workload: 'echo', key: 'kind', value: 'a=b.c' }] },
    ],
    ['--set kind=', { set: [{ text: 'kind=', key: 'kind', value: '' }] }],
  ])('`parbench %s` runs with %j', ([line, options]) => {
    expect(parse(line)).toEqual({ command: 'run', options: { ...defaults, ...options } });
  });

  it('gives `list` the options that select cells', () => {
    const { filter, strategy, workers, set, python, all, baseline } = defaults;
    expect(parse('list --filter threads')).toEqual({
      command: 'list',
      options: { filter: ['threads'], strategy, workers, set, python, all, baseline },
    });
    expect(filter).toEqual([]);
  });

  it.for(['--help', '-h', 'help'])('`%s` prints the options of `run` and the commands', (line) => {
    expect(parse(line)).toEqual({
      command: 'print',
      text: expect.stringMatching(/--filter[\s\S]*--budget[\s\S]*--json[\s\S]*list/),
    });
  });

  it('prints the version', () => {
    expect(parse('--version')).toEqual({ command: 'print', text: '1.2.3\n' });
  });
});

function parse(line: string) {
  return parseCommandLine(line === '' ? [] : line.split(' '), '1.2.3');
}
