import { describe, expect, it } from 'vitest';
import { html } from '../../src/markup/html.ts';
import { shorten, visibleText } from '../../src/markup/visible-text.ts';

describe('html', () => {
  it('escapes texts, also in attributes and lists, but no markup of its own', () => {
    const text = `<b class="x">'&'</b>`;
    const escaped = '&#60;b class=&#34;x&#34;&#62;&#39;&#38;&#39;&#60;/b&#62;';
    expect(html`<i title="${text}">${[text, html`<br>`]}</i>`.markup).toBe(
      `<i title="${escaped}">${escaped}<br></i>`,
    );
  });

  it('writes numbers, and nothing for `undefined` and `false`', () => {
    expect(html`${0}${undefined}${false}`.markup).toBe('0');
  });
});

describe('visibleText', () => {
  it.each([
    ['\u001b[31m', '\\u001b[31m'],
    ['a\u202eb\u2066c\u200f', 'a\\u202eb\\u2066c\\u200f'],
    ['\u0085\u2028\ufeff', '\\u0085\\u2028\\ufeff'],
    ['\ud800', '\ufffd'],
    ['שלום 👩‍👧 é', 'שלום 👩‍👧 é'],
  ])('shows %j as %j', (text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });
});

describe('shorten', () => {
  it('keeps whole characters and says that something is missing', () => {
    expect(shorten('👍👍👍', 3)).toBe('👍👍👍');
    expect(shorten('👍👍👍👍', 3)).toBe('👍👍…');
  });

  it('shortens a text of megabytes', () => {
    expect(shorten('x'.repeat(5_000_000), 10)).toBe('xxxxxxxxx…');
  });
});
