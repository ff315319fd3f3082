import type { Scene } from './scenes.ts';

/** Renders a scene as a section of Markdown: the command, and the screen below it. */
export function renderScene({ title, text, columns, command }: Scene, shown: string): string {
  return `## ${title}\n\n${text} ${columns} columns:\n\n\`\`\`console\n$ ${command}\n${shown}\n\`\`\`\n`;
}

/** Renders the page of all sections. */
export function renderPage(sections: readonly string[]): string {
  return `${intro}\n${sections.join('\n')}`;
}

const intro = `# In the terminal

\`npx -y pnpm --filter parbench run captures\` has captured these screens of parbench from a real terminal (tmux) of the given width. The runs are short: they show what the output looks like, and their figures are not to be quoted.
`;
