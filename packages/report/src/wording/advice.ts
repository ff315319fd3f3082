import type { Advice } from '@parbench/engine';

/** Says how to run a function as advised, before the files that do it are shown. */
export function describeHow({ note, command, packages, files }: NonNullable<Advice['how']>): string {
  const install = packages.length === 0 ? '' : `\`npm install ${packages.join(' ')}\`, `;
  const save = files.length === 1 ? 'save this file' : 'save these files';
  const how = `How: ${save} beside yours, which stays as it is; then ${install}\`${command}\`.`;
  return note === undefined ? how : `${how} ${sentence(note)}`;
}

function sentence(note: string): string {
  return `${note.charAt(0).toUpperCase()}${note.slice(1)}`;
}
