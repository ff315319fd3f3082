import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NewPackage } from '../../command-line/new-options.ts';
import {
  commonFields,
  entriesOf,
  exportsOf,
  type Manifest,
  projectFields,
  renderJson,
  testsConformance,
} from './manifest.ts';
import { namesOf, type PackageFiles, readTemplate } from './template.ts';
import { type PackagePlace, writePackage } from './write-package.ts';

/** A place within a checkout of parbench. */
export interface RepositoryPlace extends PackagePlace {
  readonly repository: string;
  /** The name of the folder in `packages`. */
  readonly directory: string;
}

/** Returns the place of a package in the repository at `repository`: `packages/strategy-NAME`. */
export function repositoryPlace({ part, name }: NewPackage, repository: string): RepositoryPlace {
  const directory = `${part}-${name}`;
  const folder = join(repository, 'packages', directory);
  return { repository, directory, folder, packageName: `@parbench/${directory}` };
}

/**
 * Writes a package of the workspace, and whatever else the repository demands of one: the settings that all packages share,
 * its rows in the documentation, and a changeset. `parbench.config.ts` and `pnpm-workspace.yaml` find it by its folder.
 * @throws ParbenchError `usage` if its folder exists
 */
export function addToRepository(wanted: NewPackage, place: RepositoryPlace): void {
  writePackage(place, filesOf(wanted, place));
  for (const file of sharedFiles) {
    copyFileSync(join(place.repository, 'packages/strategy-cluster', file), join(place.folder, file));
  }
  addToPages(wanted, place);
  const changeset = join(place.repository, '.changeset', `${place.directory}.md`);
  writeFileSync(
    changeset,
    `---\n'${place.packageName}': minor\n---\n\nAdd the ${wanted.part} \`${wanted.name}\`.\n`,
  );
}

/** The same in every package of a strategy. */
const sharedFiles = ['LICENSE', 'tsconfig.json', 'tsconfig.build.json', 'vitest.config.ts'];

function filesOf(wanted: NewPackage, place: RepositoryPlace): PackageFiles {
  const inRepository = {
    'npm run bench': `npx -y pnpm --filter ${place.packageName} bench`,
    'npm test': `npx -y pnpm --filter ${place.packageName} test`,
    '@parbench/conformance/node': '@parbench/conformance/vitest',
    'node:test': 'vitest',
  };
  return {
    ...readTemplate(wanted.template, { ...namesOf(wanted.name, place.packageName), ...inRepository }),
    'package.json': renderJson(manifestOf(wanted, place)),
    'turbo.json': renderJson({
      $schema: '../../node_modules/turbo/schema.json',
      extends: ['//'],
      tags: [wanted.part === 'strategy' ? 'strategy' : 'workloads'],
    }),
  };
}

function manifestOf(wanted: NewPackage, { packageName, directory }: RepositoryPlace): Manifest {
  const entries = entriesOf(wanted);
  const source = (module: string) => ({ '@parbench/source': `./src/${module}.ts` });
  const wraps = wanted.template === 'strategy-library';
  return {
    name: packageName,
    version: '0.0.0',
    ...commonFields(wanted),
    ...projectFields(`packages/${directory}`),
    exports: exportsOf(entries, source),
    publishConfig: { access: 'public', exports: exportsOf(entries) },
    scripts: {
      build: 'node ../../scripts/clean.ts dist && tsc -p tsconfig.build.json',
      typecheck: 'tsc -p tsconfig.json',
      lint: 'biome check .',
      test: 'vitest run',
      bench: `node ../../scripts/bench.ts --filter package:${packageName}`,
    },
    peerDependencies: { '@parbench/core': 'workspace:^', ...(wraps && { tinypool: 'catalog:' }) },
    devDependencies: {
      ...(testsConformance(wanted) && { '@parbench/conformance': 'workspace:^' }),
      '@parbench/core': 'workspace:^',
      ...(wraps && { tinypool: 'catalog:' }),
      vitest: 'catalog:',
    },
  };
}

/** Adds a row to the lists of packages in the documentation, before that of the package which follows there. */
function addToPages(
  { part, name }: NewPackage,
  { repository, directory, packageName }: RepositoryPlace,
): void {
  const what = `the ${part} \`${name}\``;
  insertBefore(
    join(repository, 'docs/README.md'),
    '| [`@parbench/conformance`]',
    `| [\`${packageName}\`](../packages/${directory}) | ${what} |`,
  );
  insertBefore(
    join(repository, 'docs/architecture.md'),
    '| [`packages/workloads`]',
    `| [\`packages/${directory}\`](../packages/${directory}/src) | ${what} | core; conformance in tests |`,
  );
}

function insertBefore(file: string, next: string, row: string): void {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(`\n${next}`)) throw new Error(`${file} has no row ${next}`);
  writeFileSync(
    file,
    text.replace(`\n${next}`, () => `\n${row}\n${next}`),
  );
}
