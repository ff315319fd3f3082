import type { RunEvent } from '@parbench/engine';

/** Shows on stderr how far a run is. Disposing takes away what must not stay. */
export interface Progress extends Disposable {
  readonly onEvent: (event: RunEvent) => void;
  /** A line of its own. */
  say(line: string): void;
}

/**
 * The progress that suits the stream: a bar on a terminal, sparse lines elsewhere and under `CI`, nothing with
 * `isQuiet`.
 */
export async function createProgress(
  stream: NodeJS.WriteStream,
  { isQuiet }: { readonly isQuiet: boolean },
): Promise<Progress> {
  if (isQuiet) return { onEvent: () => {}, say: () => {}, [Symbol.dispose]: () => {} };
  if (!stream.isTTY || process.env.CI) {
    const { createLines } = await import('./lines.ts');
    return createLines((line) => stream.write(`${line}\n`));
  }
  const { createBar } = await import('./bar.ts');
  return createBar(stream);
}
