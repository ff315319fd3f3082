import { styleText } from 'node:util';
import { isPlainLocale, toPlainCharacters } from './plain-characters.ts';
import { toSafeText } from './safe-text.ts';

/**
 * Writes text for people to stdout or stderr: safe for a terminal, and in ASCII if the locale shows nothing else.
 */
export function writeText(stream: NodeJS.WriteStream, text: string): void {
  stream.write(toShownText(stream, text));
}

/** Writes text for programs as it is; to a terminal, where people read it, safely. */
export function writeData(stream: NodeJS.WriteStream, text: string): void {
  stream.write(stream.isTTY ? toSafeText(text, { isStyled: false }) : text);
}

/** Returns what `writeText` writes, for a part of the screen that something else draws. */
export function toShownText(stream: NodeJS.WriteStream, text: string): string {
  const isStyled = styleText('bold', 'text', { stream }) !== 'text';
  const safe = toSafeText(text, { isStyled });
  return isPlainLocale(process.env) ? toPlainCharacters(safe) : safe;
}
