import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { usageError } from '../errors/usage-error.ts';
import { exitCodes } from '../exit/exit-codes.ts';
import { listenForInterrupts } from '../exit/interrupts.ts';
import { entryAt } from '../files/entry-at.ts';
import { createTemporaryFolder } from '../files/temporary-folder.ts';
import { createModuleHost, loadLimitMs } from '../module-host/start-module-host.ts';
import { bundleModule, describeBundleFailure } from './bundle/bundle-module.ts';
import type { Inspection, InspectionRequest } from './inspection/inspection.ts';
import { moduleOf, type UserModule } from './user-module.ts';

/** The folder of the files, and the options for them. */
export interface UserModuleOptions {
  /** The paths of the files are relative to it, and it is the working folder of their modules. */
  readonly folder: string;
  /** `default` if missing; in Python, the only function. */
  readonly exportName?: string;
  /** The path of the Python that measures Python files. */
  readonly python?: string;
  /** Lists of arguments; the modules' own if missing. */
  readonly lists?: readonly (readonly unknown[])[];
  /** The time limit of a call, milliseconds. */
  readonly timeoutMs: number;
}

/**
 * Bundles the modules in `files`, and inspects each in a process of its own.
 * @throws ParbenchError `usage` for the first that cannot be measured
 */
export async function loadUserModules(
  files: readonly string[],
  options: UserModuleOptions,
): Promise<readonly UserModule[]> {
  using _interrupts = listenForInterrupts(() => process.exit(exitCodes.interrupted));
  const bundles = createBundleFolder();
  const modules: UserModule[] = [];
  for (const [index, file] of files.entries()) {
    modules.push(await loadUserModule(file, join(bundles, String(index)), options));
  }
  checkNames(modules, files);
  return modules;
}

/** Cells are identified by names, so each file needs its own. */
function checkNames(modules: readonly UserModule[], files: readonly string[]): void {
  const names = modules.map(({ workload }) => workload.name);
  const index = names.findIndex((name, position) => names.indexOf(name) < position);
  if (index < 0) return;
  throw usageError(
    `\`${files[index]}\`: expected files with different names, received two that would be called \`${names[index]}\`. Measure them in separate runs, or rename one.`,
  );
}

async function loadUserModule(
  label: string,
  target: string,
  options: UserModuleOptions,
): Promise<UserModule> {
  const { folder, exportName = 'default', lists } = options;
  const file = resolve(folder, label);
  checkFile(file, label);
  if (options.python !== undefined) {
    const { loadPythonModule } = await import('./python/load-python-module.ts');
    mkdirSync(target, { recursive: true });
    return loadPythonModule({ ...options, python: options.python, label, file, target });
  }
  const url = await bundleModule(file, target, folder).catch((error) => {
    throw usageError(`\`${label}\` could not be bundled: ${describeBundleFailure(error, folder)}.`, {
      cause: error,
    });
  });
  const request = { url, exportName, ...(lists && { lists }) };
  const inspection = await inspect(request, label, options);
  const isNamed = options.exportName !== undefined;
  return moduleOf(inspection, { folder, label, file, url, exportName, isNamed, lists });
}

/**
 * Inspects a module in a process of its own, which may end, hang or crash without harm. Once it is loaded, only its
 * function takes time.
 */
async function inspect(
  request: InspectionRequest,
  label: string,
  { folder, timeoutMs }: UserModuleOptions,
): Promise<Inspection> {
  await using host = createModuleHost(folder);
  const expected = `\`${label}\`: expected a module that loads and a function that returns`;
  await host.ask('load', request, { expected, limitMs: loadLimitMs });
  return await host.ask('inspect', request, { expected, limitMs: timeoutMs });
}

function checkFile(file: string, label: string): void {
  const entry = entryAt(file);
  if (entry.kind === 'file' && file.includes('?')) {
    throw usageError(
      `\`${label}\`: expected a file without \`?\` in its path, since the bundler takes what follows for a query. Rename it.`,
    );
  }
  if (entry.kind === 'file') return;
  const found = { folder: 'there is a folder', other: 'there is a device', none: 'there is no file' }[
    entry.kind
  ];
  throw usageError(
    `\`${label}\`: expected a file with a function to measure, but ${entry.problem ?? `${found} at ${file}`}.`,
  );
}

/**
 * Creates a folder for this process. It is removed when the process exits, unless it is killed: synchronously, since a
 * second Ctrl-C leaves no time to wait.
 */
function createBundleFolder(): string {
  const folder = createTemporaryFolder('parbench-');
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
