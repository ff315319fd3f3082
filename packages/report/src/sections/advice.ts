import type { Advice } from '@parbench/engine';
import { Html, html, inlineCode } from '../markup/html.ts';
import { message, name } from '../markup/name.ts';
import { shorten } from '../markup/visible-text.ts';
import { describeHow } from '../wording/advice.ts';

/** Longer code is not shown in full. */
const longestCode = 20_000;

/** The advice on a user function: what to do, what else was found, and the files that do it. */
export function renderAdvice({ workload, text, how }: Advice): Html {
  return html`<section class="advice"><h2>Advice on ${name(workload)}</h2><ul>${text.map((part) => html`<li>${message(part)}</li>`)}</ul>${how !== undefined && renderHow(how)}</section>`;
}

function renderHow(how: NonNullable<Advice['how']>): Html {
  const files = how.files.map(
    ({ name: file, code }) =>
      html`<p><code>${shorten(file, 200)}</code></p><pre tabindex="0"><code>${codeLines(code)}</code></pre>`,
  );
  return html`<p>${inlineCode(describeHow(how))}</p>${files}`;
}

/** Line ends of code stay line ends. */
function codeLines(code: string): readonly Html[] {
  const lines = shorten(code, longestCode).trimEnd().split('\n');
  return lines.map((line, index) => html`${index > 0 && new Html('\n')}${line.replaceAll('\t', '    ')}`);
}
