import { basename, extname } from 'node:path';
import type { Implementation, WorkloadEntry } from '@parbench/core';
import type { ArgumentSource, FunctionSource, ServiceSource } from '../advice/snippet/snippet.ts';
import { usageError } from '../errors/usage-error.ts';
import type { CataloguedWorkload } from '../matrix/catalogue.ts';
import type { WorkloadDescription } from '../plugin/plugin-description.ts';
import { seedCount } from './arguments/argument-lists.ts';
import { explainArguments, likeHandlerParameters } from './arguments/explain-arguments.ts';
import { parameterNames } from './arguments/parameter-names.ts';
import { explainExport } from './inspection/explain-export.ts';
import type { Inspection, TriedCalls } from './inspection/inspection.ts';
import type { HandlerStyle, RecognisedExport } from './inspection/recognise-export.ts';
import { formatThrown } from './inspection/thrown-error.ts';
import { writeServiceModule } from './service/write-service-module.ts';
import { writeWorkloadModule } from './workload/write-workload-module.ts';

/** A module of the user's, bundled, inspected and ready to be measured. */
export interface UserModule {
  readonly workload: CataloguedWorkload;
  /** Only for a request handler that was not made a workload by its author. */
  readonly service?: ServiceSource;
  /** Only for a plain function; a module with a workload has none. */
  readonly userFunction?: {
    /** The workload that measures the dispatch cost. */
    readonly dispatchCost: DispatchCost;
    /** About how long a call takes, milliseconds. */
    readonly callMs: number;
    /** It returns a promise. */
    readonly isAsync: boolean;
    /** It changes its arguments, so each call gets a copy. */
    readonly changesArguments: boolean;
    readonly source: FunctionSource;
    /** What may be wrong with its arguments. */
    readonly hint?: string;
  };
}

/** The workload that measures the dispatch cost, with its implementation if its runtime is not Node. */
export interface DispatchCost {
  readonly entry: WorkloadEntry;
  readonly implementation?: Implementation;
}

/** A module's file and how it is loaded. */
export interface InspectedFile {
  /** Messages name locations relative to it. */
  readonly folder: string;
  readonly label: string;
  readonly file: string;
  readonly url: string;
  readonly exportName: string;
  /** Whether the user named the export. */
  readonly isNamed: boolean;
  /** Lists of arguments from the command line; the module's own if missing. */
  readonly lists: readonly (readonly unknown[])[] | undefined;
}

/**
 * Decides by an inspection what a module is measured as.
 * @throws ParbenchError `usage` if it cannot be measured
 */
export async function moduleOf(inspection: Inspection, inspected: InspectedFile): Promise<UserModule> {
  const { folder, label, exportName } = inspected;
  if (inspection.status === 'refused') throw usageError(`\`${label}\`: ${inspection.message}`);
  if (inspection.status === 'not-loaded') {
    throw usageError(`\`${label}\` could not be loaded: ${formatThrown(inspection.error, folder)}.`);
  }
  const { found, call, hint } = inspection;
  if (found.kind === 'workload') return workloadModule(found.definition, inspected);
  if (found.kind === 'request-handler' && found.style) {
    checkOneKind([exportName], found.functions, inspected);
    return serviceModule(found.style, inspected);
  }
  if (found.kind !== 'function') throw explainExport(found, exportName, label);
  if (call === undefined) return handlerModule(found, inspected);
  if (call.status === 'threw') {
    throw usageError(
      `\`${label}\`: expected \`${found.name}\` to return, but its first calls threw ${formatThrown(call.error, folder)}. ${hint ?? 'Check its arguments.'}`,
    );
  }
  checkOneKind(found.handlers, [exportName], inspected);
  return functionModule({ ...call, ...(hint !== undefined && { hint }) }, inspected);
}

/**
 * A function without arguments for it may be a request handler.
 * @throws ParbenchError `usage` if its parameters do not look like those of one that can be measured
 */
async function handlerModule(
  { name, required, source, functions }: Extract<RecognisedExport, { kind: 'function' }>,
  inspected: InspectedFile,
): Promise<UserModule> {
  const { label, exportName } = inspected;
  const parameters = await parameterNames(source);
  const handler = likeHandlerParameters(parameters);
  if (handler?.style) {
    checkOneKind(
      [exportName],
      functions.filter((other) => other !== exportName),
      inspected,
    );
    return serviceModule(handler.style, inspected);
  }
  throw handler === undefined
    ? explainArguments({ name, parameters, required, label })
    : explainExport({ kind: 'request-handler', like: handler.like, functions }, 'default', label);
}

/**
 * A handler is measured by requests, a function by calls: only the user knows which of the two the module is for.
 * @throws ParbenchError `usage` for a module with both, unless the export was named
 */
function checkOneKind(
  [handler]: readonly string[],
  [called]: readonly string[],
  { label, isNamed }: InspectedFile,
): void {
  if (isNamed || handler === undefined || called === undefined) return;
  throw usageError(
    `\`${label}\`: expected one thing to measure, received a request handler (\`${handler}\`) and a function (\`${called}\`). Measure the handler as a server with \`--export ${handler}\`, or calls of the function with \`--export ${called}\`.`,
  );
}

function serviceModule(
  style: HandlerStyle,
  { label, file, url, exportName, lists }: InspectedFile,
): UserModule {
  if (lists !== undefined) {
    throw usageError(
      `\`${label}\`: expected no \`--args\` or \`--input\`, since it exports a request handler. Export \`requests\` beside it, and remove the option.`,
    );
  }
  const name = workloadName(file, exportName);
  const definition = {
    ...({ name, kind: 'service', runsInNode: true } as const),
    description: `the request handler \`${exportName}\` of ${label}`,
  };
  return {
    workload: catalogued(definition, file, { url: writeServiceModule(url, { name, exportName, style }) }),
    service: { file: basename(file), exportName, style },
  };
}

function workloadModule(
  definition: WorkloadDescription,
  { file, url, exportName, lists, label }: InspectedFile,
): UserModule {
  if (lists !== undefined) {
    throw usageError(
      `\`${label}\`: expected no \`--args\` or \`--input\`, since it exports a workload, which makes its own inputs. Remove the option.`,
    );
  }
  return { workload: catalogued(definition, file, { url, exportName }) };
}

function functionModule(
  {
    callMs,
    listMs,
    isAsync,
    changesArguments,
    exportedArguments,
    hint,
  }: Extract<TriedCalls, { status: 'returned' }> & { readonly hint?: string },
  { label, file, url, exportName, lists }: InspectedFile,
): UserModule {
  const name = workloadName(file, exportName);
  const userFunction = {
    ...{ name, exportName, copiesArguments: changesArguments, seeds: seedCount(listMs) },
    ...(lists && { lists }),
  };
  const module = writeWorkloadModule(url, userFunction);
  return {
    workload: catalogued(
      { name, kind: 'task', runsInNode: true, description: `\`${exportName}\` of ${label}` },
      file,
      { url: module },
    ),
    userFunction: {
      dispatchCost: { entry: { url: module, exportName: 'dispatchCost' } },
      callMs,
      isAsync,
      changesArguments,
      ...(hint !== undefined && { hint }),
      source: { file: basename(file), exportName, arguments: argumentSource(exportedArguments, lists) },
    },
  };
}

function workloadName(file: string, exportName: string): string {
  const base = basename(file, extname(file));
  return exportName === 'default' ? base : `${base}.${exportName}`;
}

/** A file of the user's counts as its own package: filters match its name, not that of the surrounding package. */
function catalogued(definition: WorkloadDescription, file: string, entry: WorkloadEntry): CataloguedWorkload {
  return { name: definition.name, tags: definition.tags ?? [], package: basename(file), definition, entry };
}

/** Returns where the arguments of calls come from: those of the command line come before those of the module. */
export function argumentSource(
  exported: 'nothing' | 'list' | 'seeds',
  [list]: readonly (readonly unknown[])[] = [],
): ArgumentSource {
  if (list !== undefined) return { from: 'command-line', list };
  return { from: exported === 'nothing' ? 'nowhere' : exported };
}
