import { appendFile } from 'node:fs/promises';
import { messageOf } from '@parbench/core';
import type { Result } from '@parbench/engine';
import { writeText } from '../output/write-text.ts';
import { renderMarkdown } from '../report/markdown.ts';

/** GitHub rejects a longer summary of a step. */
const mostBytes = 1024 * 1024;

/**
 * Appends the result as Markdown to `file`, which GitHub Actions shows on the page of the run. A failure is reported on
 * stderr and changes nothing else: the result is out already.
 */
export async function appendStepSummary(file: string, result: Result): Promise<void> {
  const text = renderMarkdown(result);
  try {
    const bytes = Buffer.byteLength(text);
    if (bytes > mostBytes) throw new Error(`it has ${bytes} bytes, and GitHub accepts ${mostBytes}`);
    await appendFile(file, text);
  } catch (error) {
    writeText(
      process.stderr,
      `parbench: the step summary \`${file}\` (GITHUB_STEP_SUMMARY) could not be written: ${messageOf(error)}.\n`,
    );
  }
}
