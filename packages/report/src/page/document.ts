import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Html, html } from '../markup/html.ts';
import { visibleText } from '../markup/visible-text.ts';
import type { Section } from '../sections/section.ts';

/** The content of a page. */
export interface Page {
  readonly title: string;
  /** Above the sections. */
  readonly lead: Html;
  readonly sections: readonly Section[];
  /** What the filter looks for. */
  readonly filtered?: string;
  /** What the page's script offers as a file. */
  readonly download: { readonly name: string; readonly csv: string };
}

/** In this order, since later rules override earlier ones. */
const styleFiles = [
  'base',
  'tables',
  'matrix',
  'workloads',
  'host',
  'breakdown',
  'sweep',
  'claims',
  'numbers',
  'tooltip',
  'narrow',
  'print',
  'contrast',
].map((name) => `styles/${name}.css`);

/**
 * Renders a page as one file: styles, script and data are inside it, and its content security policy permits nothing
 * else, no request in particular.
 */
export async function renderDocument({
  title,
  lead,
  sections,
  filtered = 'workload or strategy',
  download,
}: Page): Promise<string> {
  const [script, styles] = await Promise.all([
    readAsset('report.js'),
    Promise.all(styleFiles.map(readAsset)),
  ]);
  const style = styles.join('');
  const policy = `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; base-uri 'none'; form-action 'none'`;
  const navigation = sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Html(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="parbench">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#${sections[0]?.id}">Skip to the results</a>
<header>
${lead}
${navigation.length > 1 && html`<nav aria-label="Sections"><ul>${navigation}</ul></nav>`}
</header>
<main>
<form class="filter" role="search" hidden><label>Filter <input type="search" autocomplete="off" spellcheck="false" placeholder="${filtered}"></label> <output></output></form>
${sections.map(
  ({
    id,
    title,
    body,
  }) => html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${body}
</section>
`,
)}</main>
<div id="tip" role="tooltip" hidden></div>
<script type="application/json" id="data">${new Html(embedJson(download))}</script>
<script>${new Html(script)}</script>
</body>
</html>
`;
  return page.markup;
}

/** Beside `src` and beside `dist`. */
async function readAsset(name: string): Promise<string> {
  return readFile(new URL(`../../assets/${name}`, import.meta.url), 'utf8');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Writes JSON that cannot end the script element that it is in. */
function embedJson(value: object): string {
  return visibleText(JSON.stringify(value)).replaceAll('<', '\\u003c');
}
