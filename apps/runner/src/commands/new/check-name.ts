import type { NewPackage } from '../../command-line/new-options.ts';
import { usageError } from '../../errors/usage-error.ts';
import { chooseMatrix } from '../../matrix/choose-matrix.ts';

/** Names are parts of file names, package names and filters. */
const pattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const maxLength = 64;

/**
 * Checks the name of a new strategy or workload: in kebab-case, so that it cannot leave the folder, and not the name or the
 * family of one that `parbench list` in `folder` shows.
 * @throws ParbenchError `usage`
 */
export async function checkName({ part, name }: NewPackage, folder: string): Promise<void> {
  if (!pattern.test(name) || name.length > maxLength) {
    throw usageError(
      `\`parbench new ${part}\`: expected a name of lower-case letters and digits, its words joined by \`-\`, of at most ${maxLength} characters, received \`${name}\`. For example: \`my-${part}\`.`,
    );
  }
  const taken = (await namesIn(folder, part)).find((candidate) => familyOf(candidate.name) === name);
  if (taken === undefined) return;
  throw usageError(
    `\`parbench new ${part}\`: expected a name that is not taken, received \`${name}\`, which is \`${taken.name}\` of \`${taken.package}\`. Choose another.`,
  );
}

function familyOf(name: string): string {
  return name.split('/')[0] ?? name;
}

async function namesIn(folder: string, part: NewPackage['part']) {
  const everything = { filter: [], strategy: [], workers: [1], set: [], python: [], all: false };
  const { catalogue } = await chooseMatrix({ ...everything, baseline: 'inline' }, folder);
  return part === 'strategy' ? catalogue.strategies : catalogue.workloads;
}
