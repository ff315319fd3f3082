import { styleText } from 'node:util';
import { wrapAnsi } from '../bundled/wrap.ts';

/** A style of text. */
export type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow' | 'cyan' | 'magenta' | 'blue';

/** The terminal that text is formatted for: its number of columns, and whether it has colour. */
export interface Terminal {
  readonly width: number;
  style(style: Style, text: string): string;
}

const defaultWidth = 80;
const narrowest = 40;

/** Creates the terminal of `stream`: as wide as it is, else as `COLUMNS` says, else 80; with colour if it supports that. */
export function createTerminal(stream: NodeJS.WriteStream): Terminal {
  const columns = stream.columns || Number(process.env.COLUMNS) || defaultWidth;
  return {
    width: Math.max(narrowest, columns),
    style: (style, text) => styleText(style, text, { stream }),
  };
}

/** Wraps text to the terminal's width; `first` precedes it, and the following lines are indented by its length. */
export function wrap(terminal: Terminal, text: string, first = ''): string {
  const indent = ' '.repeat(first.length);
  const lines = wrapAnsi(text, terminal.width - first.length, { hard: true }).split('\n');
  return lines.map((line, index) => `${index === 0 ? first : indent}${line}`).join('\n');
}
