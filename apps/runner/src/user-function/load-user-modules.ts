import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { usageError } from '../errors/usage-error.ts';
import { exitCodes } from '../exit/exit-codes.ts';
import { listenForInterrupts } from '../exit/interrupts.ts';
import { createModuleHost, loadLimitMs } from '../module-host/start-module-host.ts';
import { bundleModule, describeBundleFailure } from './bundle/bundle-module.ts';
import type { Inspection, InspectionRequest } from './inspection/inspection.ts';
import { moduleOf, type UserModule } from './user-module.ts';

/** Where the files are, and what the command line says of them. */
export interface UserModuleOptions {
  /** The paths of the files are taken from it, and their modules work in it. */
  readonly folder: string;
  /** `default` when missing. */
  readonly exportName?: string;
  /** Lists of arguments; the modules' own when missing. */
  readonly lists?: readonly (readonly unknown[])[];
  /** How long a call may take, milliseconds. */
  readonly timeoutMs: number;
}

/**
 * Bundles the modules in `files`, each once, and looks into them in processes of their own.
 * @throws ParbenchError `usage` for the first that cannot be measured
 */
export async function loadUserModules(
  files: readonly string[],
  options: UserModuleOptions,
): Promise<readonly UserModule[]> {
  using _interrupts = listenForInterrupts(() => process.exit(exitCodes.interrupted));
  const bundles = createTemporaryFolder();
  const modules: UserModule[] = [];
  for (const [index, file] of files.entries()) {
    modules.push(await loadUserModule(file, join(bundles, String(index)), options));
  }
  checkNames(modules, files);
  return modules;
}

/** A cell is known by its names. */
function checkNames(modules: readonly UserModule[], files: readonly string[]): void {
  const names = modules.map(({ workload }) => workload.name);
  const index = names.findIndex((name, position) => names.indexOf(name) < position);
  if (index < 0) return;
  throw usageError(
    `\`${files[index]}\`: expected files of different names, received two that are measured as \`${names[index]}\`. Measure them one after the other, or rename one.`,
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
  const url = await bundleModule(file, target, folder).catch((error) => {
    throw usageError(`\`${label}\` could not be bundled: ${describeBundleFailure(error, folder)}.`, {
      cause: error,
    });
  });
  const request = { url, exportName, ...(lists && { lists }) };
  const inspection = await inspect(request, label, options);
  return moduleOf(inspection, { folder, label, file, url, exportName, lists });
}

/** In a process of the module's own, so that it can end, hang or crash without harm. */
async function inspect(
  request: InspectionRequest,
  label: string,
  { folder, timeoutMs }: UserModuleOptions,
): Promise<Inspection> {
  await using host = createModuleHost(folder);
  const expected = `\`${label}\`: expected a module that loads and a function that returns`;
  return await host.ask('inspect', request, { expected, limitMs: loadLimitMs + timeoutMs });
}

function checkFile(file: string, label: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return;
  const found = existsSync(file) ? 'that is a folder' : 'there is none';
  throw usageError(`\`${label}\`: expected a file with a function to measure, but ${found} at ${file}.`);
}

/**
 * Makes a folder of this process's own in the system's temporary folder. It is removed when the process exits, however
 * it exits but for a kill: also at a second Ctrl-C, which leaves no time to wait for anything.
 */
function createTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parbench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
