import { styleText } from 'node:util';
import { wrapAnsi } from 'fast-wrap-ansi';

/** How text may be set off. */
type Ink = 'bold' | 'dim' | 'green' | 'red' | 'yellow';

/** What text is laid out for: so many columns, with colour or without. */
export interface Page {
  readonly width: number;
  paint(ink: Ink, text: string): string;
}

const defaultWidth = 80;
const narrowest = 40;

/** The page that `stream` shows: as wide as the terminal, else as `COLUMNS` says, else 80; coloured where it can be. */
export function createPage(stream: NodeJS.WriteStream): Page {
  const columns = stream.columns || Number(process.env.COLUMNS) || defaultWidth;
  return {
    width: Math.max(narrowest, columns),
    paint: (ink, text) => styleText(ink, text, { stream }),
  };
}

/** Breaks text into lines that fit the page; `first` stands before it, following lines are indented as far. */
export function layOut(page: Page, text: string, first = ''): string {
  const indent = ' '.repeat(first.length);
  const lines = wrapAnsi(text, page.width - first.length, { hard: true }).split('\n');
  return lines.map((line, index) => `${index === 0 ? first : indent}${line}`).join('\n');
}
