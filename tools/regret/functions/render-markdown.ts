import { marked } from 'marked';
import { drawFrom, words } from './seeded.ts';

export default function renderMarkdown(text: string): string {
  return marked.parse(text, { async: false });
}

export function args(seed: number): [string] {
  const draw = drawFrom(seed);
  const section = () =>
    `## ${words(draw, 4)}\n\n${words(draw, 60)} **${words(draw, 2)}**\n\n- ${words(draw, 6)}\n- ${words(draw, 6)}\n`;
  return [Array.from({ length: 40 }, section).join('\n')];
}
