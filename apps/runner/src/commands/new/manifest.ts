import type { NewPackage } from '../../command-line/new-options.ts';
import { projectUrl } from './template.ts';

/** The content of a `package.json`. */
export type Manifest = Readonly<Record<string, unknown>>;

/** The fields that a new package has in the repository and outside of it. */
export function commonFields({ part, name, template }: NewPackage): Manifest {
  const hasHost = template === 'strategy-runtime';
  return {
    description: `The ${part} ${name} of parbench`,
    license: 'MIT',
    type: 'module',
    keywords: ['benchmark', 'parallel', 'parbench', `parbench-${part}`],
    engines: { node: '>=22.18' },
    sideEffects: false,
    files: ['dist', ...(hasHost ? ['host'] : [])],
  };
}

/** Whether the package's tests are the conformance suite: it tests strategies that run tasks in Node. */
export function testsConformance({ template }: NewPackage): boolean {
  return template === 'strategy-pool' || template === 'strategy-library';
}

/** The fields that lead from a package of the repository back to it. */
export function projectFields(directory: string): Manifest {
  return {
    homepage: `${projectUrl}/tree/main/${directory}#readme`,
    bugs: `${projectUrl}/issues`,
    repository: { type: 'git', url: `git+${projectUrl}.git`, directory },
  };
}

/** The modules of `src` that a package exports, by the names of its exports: `.` and `./worker`. */
export function entriesOf({ name, template }: NewPackage): Readonly<Record<string, string>> {
  const others = {
    'strategy-pool': [],
    'strategy-library': ['worker'],
    'strategy-runtime': ['sum'],
    workload: [name],
  };
  return { '.': 'index', ...Object.fromEntries(others[template].map((module) => [`./${module}`, module])) };
}

/** The exports of what `tsc` writes for these entries. */
export function exportsOf(entries: Readonly<Record<string, string>>, conditions = noConditions): Manifest {
  return Object.fromEntries(
    Object.entries(entries).map(([entry, module]) => [
      entry,
      { ...conditions(module), types: `./dist/${module}.d.ts`, default: `./dist/${module}.js` },
    ]),
  );
}

/** Renders a file as npm and the formatter do. */
export function renderJson(content: object): string {
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

function noConditions(_module: string): Manifest {
  return {};
}
