import { setTimeout as sleep } from 'node:timers/promises';
import { isParbenchError } from '@parbench/core';
import { exportsOf, type ModuleExports } from '../../modules/module-exports.ts';
import { argumentLists } from '../arguments/argument-lists.ts';
import type { Inspection, InspectionRequest } from './inspection.ts';
import { type RecognisedExport, recogniseExport } from './recognise-export.ts';
import { describeThrown, type ThrownError } from './thrown-error.ts';
import { type Target, tryCalls } from './try-calls.ts';

/** Loads a module into this process, recognises its export, and tries the function if it needs no arguments or has some. */
export async function inspectModule({ url, exportName, lists }: InspectionRequest): Promise<Inspection> {
  const loaded = await load(url);
  if ('error' in loaded) return { status: 'not-loaded', error: loaded.error };
  const { exported } = loaded;
  const found = recogniseExport(exported, exportName);
  if (found.kind !== 'function') return withoutCalls(found);
  try {
    const listOf = argumentLists(exported, lists);
    if (listOf === undefined && found.required > 0) return await withoutCalls(found);
    const verify = typeof exported.verify === 'function' ? (exported.verify as Target) : undefined;
    const call = await tryCalls(exported[exportName] as Target, listOf ?? (() => []), verify);
    const hint = hintAt(lists?.[0] ?? exported.args, found);
    const tried = call.status === 'threw' ? call : { ...call, exportedArguments: kindOf(exported.args) };
    return { status: 'loaded', found, call: tried, ...(hint !== undefined && { hint }) };
  } catch (error) {
    if (!isParbenchError(error)) throw error;
    return { status: 'refused', message: error.message };
  }
}

/** A list of lists where one list is expected is a common mistake. */
function hintAt(
  list: unknown,
  { name, required }: Extract<RecognisedExport, { kind: 'function' }>,
): string | undefined {
  if (required < 2 || !Array.isArray(list) || list.length !== 1 || !Array.isArray(list[0])) return undefined;
  return `Each call gets one argument, an array, but \`${name}\` takes ${required}. If the array has the arguments of a call, remove one pair of brackets.`;
}

function kindOf(args: unknown): 'nothing' | 'list' | 'seeds' {
  if (args === undefined) return 'nothing';
  return typeof args === 'function' ? 'seeds' : 'list';
}

async function load(
  url: string,
): Promise<{ readonly exported: ModuleExports } | { readonly error: ThrownError }> {
  try {
    return { exported: exportsOf(await import(url)) };
  } catch (error) {
    return { error: describeThrown(error) };
  }
}

/** A request handler is not tried; it must not listen by itself. */
async function withoutCalls(found: RecognisedExport): Promise<Inspection> {
  return (await isListening()) ? { status: 'refused', message: listens } : { status: 'loaded', found };
}

const listens =
  'expected a module that exports its request handler, received one that listens on a port when it is loaded. Export the handler as default (`export default app`), and call `listen` in another file, since each worker loads the module and listens itself.';

/** How long a module may take to look up the address that it listens on, milliseconds. */
const listenMs = 50;

async function isListening(): Promise<boolean> {
  await sleep(listenMs);
  return process.getActiveResourcesInfo().includes('TCPServerWrap');
}
