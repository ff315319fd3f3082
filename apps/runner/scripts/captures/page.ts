import type { Scene } from './scenes.ts';

/** A scene as a section of Markdown: the command, and below it what the terminal showed. */
export function renderScene({ title, text, columns, command }: Scene, shown: string): string {
  return `## ${title}\n\n${text} ${columns} columns:\n\n\`\`\`console\n$ ${command}\n${shown}\n\`\`\`\n`;
}

/** The page of all sections. */
export function renderPage(sections: readonly string[]): string {
  return `${intro}\n${sections.join('\n')}`;
}

const intro = `# In the terminal

What parbench shows, taken from a real terminal (tmux) of the width given by \`npx -y pnpm --filter parbench run captures\`. The figures are of short runs, made to show what they look like and not to be quoted.
`;
