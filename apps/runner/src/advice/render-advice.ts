import type { Advice } from '@parbench/engine';
import { describeHow } from '@parbench/report/wording';
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
function renderHow(how: NonNullable<Advice['how']>, terminal: Terminal): readonly string[] {
  return [
    wrap(terminal, describeHow(how), '  - '),
    ...how.files.map(
      ({ name, code }) => `\n${indent(`${terminal.style('dim', commentOf(name))}\n${code.trimEnd()}`)}`,
    ),
  ];
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
