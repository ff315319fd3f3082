import { type JsonTarget, openJsonTarget } from './json-target.ts';
import { createTerminal, type Terminal } from './terminal.ts';

/** Where a document goes: to stdout as text, and as JSON where `--json` says. */
export interface Output {
  show(document: object, render: (terminal: Terminal) => string): Promise<void>;
}

/**
 * Opens the output for the value of `--json`. Text comes first, so that it is there when JSON cannot be written after
 * all; with `-`, JSON has stdout for itself.
 * @throws ParbenchError `usage` when the file cannot be written
 */
export async function openOutput(json: string | undefined): Promise<Output> {
  const target: JsonTarget | undefined = json === undefined ? undefined : await openJsonTarget(json);
  return {
    async show(document, render) {
      if (!target?.isStdout) process.stdout.write(render(createTerminal(process.stdout)));
      await target?.write(document);
    },
  };
}
