import type { Progress } from './progress.ts';

/**
 * The progress that suits the stream: a bar on a terminal, sparse lines elsewhere and under `CI`; with
 * `isQuiet` nothing but that the journal has failed, which is no progress.
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
