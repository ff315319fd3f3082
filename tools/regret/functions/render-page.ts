import handlebars from 'handlebars';
import { drawFrom, word } from './seeded.ts';

const template = handlebars.compile<Page>(
  '<h1>{{title}}</h1>{{#each items}}<li>{{name}}: {{price}}</li>{{/each}}',
);

interface Page {
  readonly title: string;
  readonly items: readonly { readonly name: string; readonly price: number }[];
}

export default function renderPage(page: Page): string {
  return template(page);
}

export function args(seed: number): [Page] {
  const draw = drawFrom(seed);
  const items = Array.from({ length: 10 }, () => ({ name: word(draw), price: draw(1000) }));
  return [{ title: word(draw), items }];
}
