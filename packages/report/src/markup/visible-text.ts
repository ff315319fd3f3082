/**
 * Characters that show nothing but change what is around them: controls, directional overrides and isolates, and the byte
 * order mark. https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const invisible = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** Makes names and messages of a result safe to show: control characters appear as `\u001b`. */
export function visibleText(text: string): string {
  return text
    .toWellFormed()
    .replace(invisible, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Shortens a text to that many characters, with an ellipsis. */
export function shorten(text: string, length: number): string {
  // Most texts are short; a slice first, since a text may have megabytes.
  const characters = [...text.slice(0, 4 * length)];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
