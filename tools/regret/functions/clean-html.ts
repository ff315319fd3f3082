import sanitizeHtml from 'sanitize-html';
import { drawFrom, words } from './seeded.ts';

export default function cleanHtml(html: string): string {
  return sanitizeHtml(html);
}

export function args(seed: number): [string] {
  const draw = drawFrom(seed);
  const paragraph = () =>
    `<p onclick="x()">${words(draw, 12)} <b>${words(draw, 2)}</b><script>bad()</script></p>`;
  return [Array.from({ length: 40 }, paragraph).join('\n')];
}
