import type { NewPackage } from '../../command-line/new-options.ts';
import { type ExitCode, exitCodes } from '../../exit/exit-codes.ts';
import { writeText } from '../../output/write-text.ts';
import { checkName } from './check-name.ts';
import { findRepository } from './find-repository.ts';
import { addToRepository, repositoryPlace } from './repository-package.ts';
import { standAloneFiles, standAlonePlace } from './stand-alone-package.ts';
import { writePackage } from './write-package.ts';

/**
 * Runs `parbench new`: makes a package in parbench's repository if `folder` is in it, or else one of its own in `folder`.
 * @throws ParbenchError `usage` for a name that is invalid or taken
 */
export async function makePackage(wanted: NewPackage, folder: string): Promise<ExitCode> {
  await checkName(wanted, folder);
  const repository = findRepository(folder);
  const steps =
    repository === undefined ? makeStandAlone(wanted, folder) : makeInRepository(wanted, repository);
  writeText(process.stdout, `${steps.join('\n')}\n`);
  return exitCodes.fine;
}

function makeInRepository(wanted: NewPackage, repository: string): readonly string[] {
  const place = repositoryPlace(wanted, repository);
  addToRepository(wanted, place);
  const filter = `npx -y pnpm --filter ${place.packageName}`;
  return [
    `Wrote ${place.folder}: the package \`${place.packageName}\`.`,
    '',
    `  ${filter} test`,
    `  ${filter} bench`,
  ];
}

function makeStandAlone(wanted: NewPackage, folder: string): readonly string[] {
  const place = standAlonePlace(wanted, folder);
  writePackage(place, standAloneFiles(wanted, place));
  return [
    `Wrote ${place.folder}: the package \`${place.packageName}\`.`,
    '',
    `  cd ${place.packageName} && npm install`,
    '  npm run bench',
    '  npm test',
  ];
}
