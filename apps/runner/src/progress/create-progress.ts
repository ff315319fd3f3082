import { isPlainLocale } from '../output/plain-characters.ts';
import { writeText } from '../output/write-text.ts';
import type { Progress } from './progress.ts';

/**
 * Creates the progress that suits the stream: a bar on a terminal, a line now and then elsewhere, under `CI`, and on a
 * terminal that cannot move its cursor or show the bar. With `isQuiet` it reports only a failure of the journal.
 */
export async function createProgress(
  stream: NodeJS.WriteStream,
  { isQuiet }: { readonly isQuiet: boolean },
): Promise<Progress> {
  if (isQuiet) return createQuiet(stream);
  if (!stream.isTTY || process.env.CI || process.env.TERM === 'dumb' || isPlainLocale(process.env)) {
    const { createLines } = await import('./lines.ts');
    return createLines((line) => writeText(stream, `${line}\n`));
  }
  const { createBar } = await import('./bar.ts');
  return createBar(stream);
}

function createQuiet(stream: NodeJS.WriteStream): Progress {
  return {
    onEvent(event) {
      if (event.type === 'journal-failed') writeText(stream, `${event.message}\n`);
    },
    log: () => {},
    [Symbol.dispose]() {},
  };
}
