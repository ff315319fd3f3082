import { type Html, html } from './html.ts';
import { shorten } from './visible-text.ts';

/** Longer names are shortened; the table of all numbers is downloaded with the full ones. */
const longestName = 80;

/** Shows a name of a result. Its direction of writing does not affect the text around it. */
export function name(text: string): Html {
  return html`<bdi>${shorten(text, longestName)}</bdi>`;
}

/**
 * Shows a sentence or a message of a result: shortened if it is very long, and with line breaks where words are too long
 * for the line.
 */
export function message(text: string): Html {
  return html`<span class="message" dir="auto">${shorten(text, 600)}</span>`;
}
