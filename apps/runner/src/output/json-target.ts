import { openFileTarget } from './file-target.ts';
import { writeData } from './write-text.ts';

/** The destination of `--json`. */
export interface JsonTarget {
  /** Stdout is reserved for JSON. */
  readonly isStdout: boolean;
  /** @throws ParbenchError `result` when it can no longer be written */
  write(document: object): Promise<void>;
}

/**
 * Opens the destination, after checking that `path` can be written; `-` is stdout.
 * @throws ParbenchError `usage`
 */
export async function openJsonTarget(path: string): Promise<JsonTarget> {
  if (path === '-') {
    return { isStdout: true, write: async (document) => writeData(process.stdout, toText(document)) };
  }
  const target = await openFileTarget('--json', path);
  return { isStdout: false, write: (document) => target.write(toText(document)) };
}

function toText(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
