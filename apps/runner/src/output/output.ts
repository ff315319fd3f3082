import { type JsonTarget, openJsonTarget } from './json-target.ts';
import { createTerminal, type Terminal } from './terminal.ts';
import { writeData, writeText } from './write-text.ts';

/** Shows a document as text on stdout, and writes it as JSON to the destination of `--json`. */
export interface Output {
  /** Text for programs keeps its characters, whatever the terminal can show. */
  show(
    document: object,
    render: (terminal: Terminal) => string | Promise<string>,
    reader?: 'people' | 'programs',
  ): Promise<void>;
}

/**
 * Opens the output for the value of `--json`. Text is written first, so that it is not lost when writing JSON fails; with
 * `-`, stdout has JSON alone.
 * @throws ParbenchError `usage` when the file cannot be written
 */
export async function openOutput(json: string | undefined): Promise<Output> {
  const target: JsonTarget | undefined = json === undefined ? undefined : await openJsonTarget(json);
  return {
    async show(document, render, reader = 'people') {
      if (!target?.isStdout) {
        const text = await render(createTerminal(process.stdout));
        const write = reader === 'people' ? writeText : writeData;
        write(process.stdout, text);
      }
      await target?.write(document);
    },
  };
}
