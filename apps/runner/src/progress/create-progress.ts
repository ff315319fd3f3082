import type { Progress } from './progress.ts';

/**
 * Creates the progress that suits the stream: a bar on a terminal, a line now and then elsewhere and under `CI`. With
 * `isQuiet` it reports only a failure of the journal.
 */
export async function createProgress(
  stream: NodeJS.WriteStream,
  { isQuiet }: { readonly isQuiet: boolean },
): Promise<Progress> {
  if (isQuiet) return createQuiet(stream);
  if (!stream.isTTY || process.env.CI) {
    const { createLines } = await import('./lines.ts');
    return createLines((line) => stream.write(`${line}\n`));
  }
  const { createBar } = await import('./bar.ts');
  return createBar(stream);
}

function createQuiet(stream: NodeJS.WriteStream): Progress {
  return {
    onEvent(event) {
      if (event.type === 'journal-failed') stream.write(`${event.message}\n`);
    },
    log: () => {},
    [Symbol.dispose]() {},
  };
}
