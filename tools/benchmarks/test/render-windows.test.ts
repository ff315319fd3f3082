import { describe, expect, it } from 'vitest';
import { renderWindows } from '../warm-up/render-windows.ts';
import { windowMs } from '../warm-up/windows-request.ts';

/** A process of 2 s with ten tasks in each window, whose driver takes half as long for them from 1.2 s on. */
function processOf(strategy: string) {
  const counts = Array.from({ length: 2000 / windowMs }, () => 10);
  const driverCpuMs = counts.map((_, window) => (window * windowMs < 1200 ? 1 : 0.5));
  return { workload: 'spin', strategy, counts, driverCpuMs };
}

it('shows the speed only in the periods that the processes reach', () => {
  const [head] = renderWindows([processOf('threads')])
    .split('\n')
    .filter((line) => /speed since/.test(line));
  expect(cellsOf(head).slice(-2)).toEqual(['1.2 s', '1.5 s']);
});

describe('the CPU time of the driver', () => {
  it('is shown per task, for each period that the processes reach', () => {
    const table = renderWindows([processOf('threads'), processOf('threads')]);
    const [head, row] = table.split('\n').filter((line) => /driver since|µs/.test(line));
    expect(cellsOf(head)).toEqual(['driver since', '0.2 s', '0.4 s', '0.8 s', '1.2 s', '1.6 s']);
    expect(cellsOf(row)).toEqual(['spin threads (2)', '100 µs', '100 µs', '100 µs', '50 µs', '50 µs']);
  });

  it('is missing for inline, whose driver runs the tasks, and for files without it', () => {
    const { driverCpuMs, ...without } = processOf('threads');
    expect(driverCpuMs).toHaveLength(without.counts.length);
    expect(renderWindows([processOf('inline'), without])).not.toContain('driver since');
  });
});

function cellsOf(line = ''): readonly string[] {
  return line
    .split('│')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
}
