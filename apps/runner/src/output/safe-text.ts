/**
 * Matches every character that makes a terminal do something: the control characters of ASCII but tab and line feed, and of
 * ISO 6429 (C1), line separators, and marks of direction, by which text can show in another order than it has
 * (CVE-2021-42574). An escape is matched with its style, if that is one that parbench itself uses.
 */
const special =
  /(?![\t\n])\p{Cc}(?:\[(?:[12]|22|3[1-69])m)?|[\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/**
 * Makes text from anywhere safe for a terminal: replaces special characters by pictures of them, one for one, so that
 * columns stay aligned. Styles stay if `isStyled`.
 */
export function toSafeText(text: string, { isStyled }: { readonly isStyled: boolean }): string {
  return text.replace(special, (match) =>
    isStyled && match.startsWith('\u001B[') ? match : [...match].map(pictureOf).join(''),
  );
}

/** `␛` for an escape; C1 and marks of direction have no picture. */
function pictureOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code < 0x7f) return character;
  return code === 0x7f ? '\u2421' : '\uFFFD';
}
