import { visibleText } from './visible-text.ts';

/** Markup that is safe to insert: all text in it has been escaped. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** A value inside a template: text is escaped, `undefined` and `false` are empty, lists are joined. */
export type HtmlValue = Html | string | number | false | undefined | readonly HtmlValue[];

/** Builds HTML or SVG from a template. Every inserted text is escaped, also in quoted attributes. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const inserted = values.map((value, index) => markupOf(value) + (parts[index + 1] ?? ''));
  return new Html((parts[0] ?? '') + inserted.join(''));
}

/** Shows a sentence that marks options with backticks, as those for terminals do. */
export function inlineCode(sentence: string): Html {
  const parts = sentence.split('`');
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

/** Escapes text for HTML, SVG and XML. */
export function escapeMarkup(text: string): string {
  return visibleText(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function markupOf(value: HtmlValue): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'object') return value.map(markupOf).join('');
  return escapeMarkup(String(value));
}
