import type { Advice } from '@parbench/engine';
import { type Terminal, wrap } from '../output/terminal.ts';

/** Renders advice: what to do in bold, everything else as a list below, and then the files that do it. */
export function renderAdvice({ workload, text, how }: Advice, terminal: Terminal): string {
  const [first = '', ...others] = text;
  return [
    wrap(terminal, terminal.style('bold', first), `${workload}: `),
    ...others.map((sentence) => wrap(terminal, sentence, '  - ')),
    ...(how ? renderHow(how, terminal) : []),
  ].join('\n');
}

/** Code is indented and never wrapped, so that it can be copied. */
function renderHow({ note, command, packages, files }: NonNullable<Advice['how']>, terminal: Terminal) {
  const install = packages.length === 0 ? '' : `\`npm install ${packages.join(' ')}\`, `;
  const save = files.length === 1 ? 'save this file' : 'save these files';
  const how = `How: ${save} beside yours, which stays as it is; then ${install}\`${command}\`.`;
  return [
    wrap(terminal, note === undefined ? how : `${how} ${sentence(note)}`, '  - '),
    ...files.map(
      ({ name, code }) => `\n${indent(`${terminal.style('dim', commentOf(name))}\n${code.trimEnd()}`)}`,
    ),
  ];
}

function sentence(note: string): string {
  return `${note.charAt(0).toUpperCase()}${note.slice(1)}`;
}

function commentOf(name: string): string {
  return name.endsWith('.py') ? `# ${name}` : `// ${name}`;
}

function indent(code: string): string {
  return code
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
}
