import { join } from 'node:path';
import { packageOf } from '@parbench/core/package-of';
import type { NewPackage } from '../../command-line/new-options.ts';
import {
  commonFields,
  entriesOf,
  exportsOf,
  type Manifest,
  renderJson,
  testsConformance,
} from './manifest.ts';
import { namesOf, type PackageFiles, readTemplate } from './template.ts';
import { developmentVersions } from './versions.ts';
import type { PackagePlace } from './write-package.ts';

/** Returns the place of a package in a folder of its own: `parbench-strategy-NAME`. */
export function standAlonePlace({ part, name }: NewPackage, folder: string): PackagePlace {
  const packageName = `parbench-${part}-${name}`;
  return { folder: join(folder, packageName), packageName };
}

/** Returns the files of a package that npm installs, builds, tests and publishes by itself. */
export function standAloneFiles(wanted: NewPackage, { packageName }: PackagePlace): PackageFiles {
  const names = namesOf(wanted.name, packageName);
  return {
    ...readTemplate('stand-alone', names),
    ...readTemplate(wanted.template, names),
    'package.json': renderJson(manifestOf(wanted, packageName)),
    '.gitignore': 'dist\nnode_modules\n',
  };
}

function manifestOf(wanted: NewPackage, packageName: string): Manifest {
  const contract = `^${majorOf(import.meta.resolve('@parbench/core'))}`;
  const wraps = wanted.template === 'strategy-library';
  const { tinypool, ...development } = developmentVersions;
  return {
    name: packageName,
    version: '0.1.0',
    ...commonFields(wanted),
    exports: exportsOf(entriesOf(wanted)),
    publishConfig: { access: 'public' },
    scripts: {
      build: 'tsc -p tsconfig.build.json',
      prepare: 'npm run build',
      typecheck: 'tsc',
      test: 'node --test',
      bench: `npm run build && parbench --filter package:${packageName}`,
    },
    peerDependencies: { '@parbench/core': contract, ...(wraps && { tinypool }) },
    devDependencies: {
      ...(testsConformance(wanted) && { '@parbench/conformance': contract }),
      '@parbench/core': contract,
      ...development,
      parbench: `^${packageOf(import.meta.url).version}`,
      ...(wraps && { tinypool }),
    },
  };
}

/** Core and conformance have the version of the contract as their major version. */
function majorOf(url: string): string {
  return packageOf(url).version.split('.')[0] ?? '';
}
