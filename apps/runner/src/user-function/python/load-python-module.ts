import { basename, extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FunctionInspection } from '@parbench/strategy-python/user-function';
import { usageError } from '../../errors/usage-error.ts';
import { loadLimitMs } from '../../module-host/start-module-host.ts';
import { argumentSource, type UserModule } from '../user-module.ts';
import { writeImplementedWorkload } from './write-implemented-workload.ts';

/** A Python file of the user's, and how to inspect it. */
export interface PythonFile {
  /** The working folder of the module. */
  readonly folder: string;
  /** The file as the user named it. */
  readonly label: string;
  readonly file: string;
  /** An existing folder for the modules that are written. */
  readonly target: string;
  /** The path of the interpreter. */
  readonly python: string;
  /** The only function of the file when missing. */
  readonly exportName?: string;
  /** Lists of arguments; those of the file when missing. */
  readonly lists?: readonly (readonly unknown[])[];
  /** The time limit of a call, milliseconds. */
  readonly timeoutMs: number;
}

/**
 * Inspects a Python module in a process of its own, and makes its function a workload.
 * @throws ParbenchError `usage` if it cannot be measured
 */
export async function loadPythonModule(given: PythonFile): Promise<UserModule> {
  const { file, folder, target, python, exportName, lists, timeoutMs } = given;
  const { inspectFunction, writeModules } = await import('@parbench/strategy-python/user-function');
  const request = {
    url: pathToFileURL(file).href,
    ...(exportName !== undefined && { name: exportName }),
    ...(lists && { lists }),
  };
  const inspection = await inspectFunction(request, { python, folder, limitMs: loadLimitMs + timeoutMs });
  if (inspection.status !== 'returned') throw explain(inspection, given);
  const modules = writeModules(request, inspection, target);
  const base = basename(file, extname(file));
  const name = exportName === undefined ? base : `${base}.${exportName}`;
  const { url, dispatchCost } = writeImplementedWorkload(target, { name, ...modules });
  return {
    workload: {
      ...{ name, tags: [], package: basename(file) },
      entry: { url },
      definition: {
        ...{ name, kind: 'task', runsInNode: false },
        description: `\`${inspection.name}\` of ${given.label}`,
        implementations: { python: modules.task },
      },
    },
    userFunction: {
      dispatchCost: { entry: dispatchCost, implementation: modules.dispatchCost },
      callMs: inspection.callNs / 1e6,
      isAsync: false,
      changesArguments: inspection.changesArguments,
      source: {
        ...{ file: basename(file), exportName: inspection.name },
        arguments: argumentSource(inspection.exportedArguments, lists),
      },
    },
  };
}

function explain(
  inspection: Exclude<FunctionInspection, { status: 'returned' }>,
  { label }: PythonFile,
): Error {
  switch (inspection.status) {
    case 'refused':
      return usageError(`\`${label}\`: ${inspection.message}`);
    case 'not-loaded':
      return usageError(`\`${label}\` could not be loaded: ${inspection.message}.`);
    case 'ended':
      return usageError(
        `\`${label}\`: expected a module that loads and a function that returns, but the process that tried it ${inspection.how}. Make sure that it neither ends the process nor loops forever.`,
      );
  }
}
