import { existsSync, statSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import type { WorkloadEntry } from '@parbench/core';
import { usageError } from '../errors/usage-error.ts';
import { exitCodes } from '../exit/exit-codes.ts';
import { listenForInterrupts } from '../exit/interrupts.ts';
import type { CataloguedWorkload, WorkloadDescription } from '../matrix/catalogue.ts';
import { explainArguments, likeHandlerParameters } from './arguments/explain-arguments.ts';
import { parameterNames } from './arguments/parameter-names.ts';
import { bundleModule } from './bundle/bundle-module.ts';
import { describeBundleFailure } from './bundle/describe-bundle-failure.ts';
import { explainExport } from './inspection/explain-export.ts';
import { inspectApart } from './inspection/inspect-apart.ts';
import type { Inspection, ThrownError, TrialCall } from './inspection/inspection.ts';
import type { RecognisedExport } from './inspection/recognise-export.ts';
import { createTemporaryFolder } from './temporary-folder.ts';
import { writeWorkloadModule } from './workload/write-workload-module.ts';

/** A module of the user's, bundled and found fit to be measured. */
export interface OwnModule {
  readonly workload: CataloguedWorkload;
  /** Only of a plain function; a module with a workload has none. */
  readonly ownFunction?: {
    /** The way to a worker and back without the work. */
    readonly handOver: WorkloadEntry;
    /** About how long a call takes, milliseconds. */
    readonly callMs: number;
    /** It returns a promise. */
    readonly isAsync: boolean;
    /** It changes its arguments, so each call gets a copy. */
    readonly changesArguments: boolean;
  };
}

/** What the command line says of the files. */
export interface OwnModuleOptions {
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
export async function loadOwnModules(
  files: readonly string[],
  options: OwnModuleOptions,
): Promise<readonly OwnModule[]> {
  using _interrupts = listenForInterrupts(() => process.exit(exitCodes.interrupted));
  const folder = createTemporaryFolder();
  const modules: OwnModule[] = [];
  for (const [index, file] of files.entries()) {
    modules.push(await loadOwnModule(file, join(folder, String(index)), options));
  }
  checkNames(modules, files);
  return modules;
}

/** A cell is known by its names. */
function checkNames(modules: readonly OwnModule[], files: readonly string[]): void {
  const names = modules.map(({ workload }) => workload.name);
  const index = names.findIndex((name, place) => names.indexOf(name) < place);
  if (index < 0) return;
  throw usageError(
    `\`${files[index]}\`: expected files of different names, received two that are measured as \`${names[index]}\`. Measure them one after the other, or rename one.`,
  );
}

async function loadOwnModule(label: string, folder: string, options: OwnModuleOptions): Promise<OwnModule> {
  const file = resolve(label);
  checkFile(file, label);
  const url = await bundleModule(file, folder).catch((error) => {
    throw usageError(`\`${label}\` could not be bundled: ${describeBundleFailure(error)}.`, { cause: error });
  });
  const { exportName = 'default', lists } = options;
  const request = { url, exportName, ...(lists && { lists }) };
  const inspection = await inspectApart(request, { label, timeoutMs: options.timeoutMs });
  return moduleOf(inspection, { label, file, url, exportName, lists });
}

function checkFile(file: string, label: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return;
  const found = existsSync(file) ? 'that is a folder' : 'there is none';
  throw usageError(`\`${label}\`: expected a file with a function to measure, but ${found} at ${file}.`);
}

/** What is known of a module when it has been looked into. */
interface InspectedFile {
  readonly label: string;
  readonly file: string;
  readonly url: string;
  readonly exportName: string;
  readonly lists: OwnModuleOptions['lists'];
}

async function moduleOf(inspection: Inspection, inspected: InspectedFile): Promise<OwnModule> {
  const { label, exportName } = inspected;
  if (inspection.status === 'refused') throw usageError(`\`${label}\`: ${inspection.message}`);
  if (inspection.status === 'not-loaded') {
    throw usageError(`\`${label}\` could not be loaded: ${sayThrown(inspection.error)}.`);
  }
  const { found, call } = inspection;
  if (found.kind === 'workload') return workloadModule(found.definition, inspected);
  if (found.kind !== 'function') throw explainExport(found, exportName, label);
  if (call === undefined) throw await explainMissingArguments(found, label);
  if (call.status === 'threw') {
    throw usageError(
      `\`${label}\`: expected \`${found.name}\` to return, but its first calls threw ${sayThrown(call.error)}. Does it get the arguments that it needs?`,
    );
  }
  return functionModule(call, inspected);
}

function sayThrown({ message, place }: ThrownError): string {
  return place === undefined ? message : `${message} (${place})`;
}

async function explainMissingArguments(
  { name, required, source }: Extract<RecognisedExport, { kind: 'function' }>,
  label: string,
): Promise<Error> {
  const parameters = await parameterNames(source);
  const like = likeHandlerParameters(parameters);
  return like === undefined
    ? explainArguments({ name, parameters, required, label })
    : explainExport({ kind: 'request-handler', like }, 'default', label);
}

function workloadModule(
  definition: WorkloadDescription,
  { file, url, exportName, lists, label }: InspectedFile,
): OwnModule {
  if (lists !== undefined) {
    throw usageError(
      `\`${label}\`: expected no \`--args\` or \`--input\`, since it holds a workload, which makes its own inputs. Take them away.`,
    );
  }
  return { workload: catalogued(definition, file, { url, exportName }) };
}

function functionModule(
  { callMs, isAsync, changesArguments }: Extract<TrialCall, { status: 'returned' }>,
  { label, file, url, exportName, lists }: InspectedFile,
): OwnModule {
  const base = basename(file, extname(file));
  const name = exportName === 'default' ? base : `${base}.${exportName}`;
  const own = { name, exportName, copiesArguments: changesArguments, ...(lists && { lists }) };
  const module = writeWorkloadModule(url, own);
  return {
    workload: catalogued({ name, description: `\`${exportName}\` of ${label}` }, file, { url: module }),
    ownFunction: { handOver: { url: module, exportName: 'handOver' }, callMs, isAsync, changesArguments },
  };
}

/** A file of the user's is known by its own name: its package is what it stands in, not what it comes from. */
function catalogued(definition: WorkloadDescription, file: string, entry: WorkloadEntry): CataloguedWorkload {
  return { name: definition.name, tags: definition.tags ?? [], package: basename(file), definition, entry };
}
