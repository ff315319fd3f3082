/** What replaces the characters that parbench prints besides ASCII, one for one, so that columns stay aligned. */
const replacements: Readonly<Record<string, string>> = {
  µ: 'u',
  '–': '-',
  '±': '~',
  '·': '.',
  '×': 'x',
  '’': "'",
  '█': '#',
  '░': '.',
  '…': '.',
  '│': '|',
  '├': '|',
  '┤': '|',
  '┼': '+',
  '└': '+',
  '┬': '+',
  '─': '-',
  '╌': '-',
  '●': 'o',
  '▲': '^',
  '■': '#',
  '◆': '*',
  '○': '@',
  '△': '%',
  '□': '=',
  '◇': '&',
};

/** The part of the environment that names the locale. */
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Returns whether the locale is known not to show UTF-8: it is set, and names another encoding or none (POSIX, Base
 * Definitions, 8.2 Internationalization Variables: the first of these that is set and not empty counts).
 */
export function isPlainLocale({ LC_ALL, LC_CTYPE, LANG }: Environment): boolean {
  const locale = LC_ALL || LC_CTYPE || LANG;
  return locale !== undefined && locale !== '' && !/utf-?8/i.test(locale);
}

/** Replaces the characters that parbench prints by similar ones of ASCII, and all others by `?`. */
export function toPlainCharacters(text: string): string {
  return text.replace(/[^\p{ASCII}]/gu, (character) => replacements[character] ?? '?');
}
