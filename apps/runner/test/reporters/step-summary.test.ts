import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { appendStepSummary } from '../../src/reporters/step-summary.ts';
import { result } from '../fixtures/result.ts';
import { makeFolder } from '../temporary-folder.ts';

describe('the step summary', () => {
  it('is appended to what other steps have written', async () => {
    const file = join(makeFolder({ 'summary.md': '# earlier\n' }), 'summary.md');
    await appendStepSummary(file, result);
    expect(readFileSync(file, 'utf8')).toMatch(/^# earlier\n## parbench\n.*threads beats inline/s);
  });

  it('that cannot be written is reported, and fails nothing', async () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await appendStepSummary('/missing/summary.md', result);
    expect(write).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(/the step summary `\/missing\/summary.md` .* could not be written: ENOENT/),
    );
    write.mockRestore();
  });

  it('that GitHub would reject is not written', async () => {
    const file = join(makeFolder({ 'summary.md': '' }), 'summary.md');
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const [workload] = result.workloads;
    if (workload === undefined) throw new Error('The fixture has a workload.');
    await appendStepSummary(file, {
      ...result,
      workloads: [{ ...workload, summary: 'x'.repeat(1024 * 1024) }],
    });
    expect(readFileSync(file, 'utf8')).toBe('');
    expect(write).toHaveBeenCalledOnce();
    write.mockRestore();
  });
});
