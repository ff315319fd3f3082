import { readdir } from 'node:fs/promises';
import { delimiter } from 'node:path';
import { type Interpreter, identifyInterpreter } from './identify-interpreter.ts';

let found: Promise<readonly [Interpreter, ...Interpreter[]]> | undefined;

/**
 * Finds the interpreters on the path: what `python3` starts, which is that of an active virtual environment, and then
 * every `python3.N` and `python3.Nt`, the newest first; one for each version and kind. If none can be measured, the
 * only element has the reason.
 */
export function findInterpreters(): Promise<readonly [Interpreter, ...Interpreter[]]> {
  found ??= search();
  return found;
}

async function search(): Promise<readonly [Interpreter, ...Interpreter[]]> {
  const names = ['python3', 'python', ...(await versionedNames())];
  const interpreters = await Promise.all(names.map(identifyInterpreter));
  const seen = new Set<string | undefined>();
  const distinct = interpreters.filter((interpreter) => {
    if ('reason' in interpreter || seen.has(interpreter.key)) return false;
    seen.add(interpreter.key);
    return true;
  });
  const [first, ...others] = distinct;
  if (first !== undefined) return [first, ...others];
  return [
    interpreters.find(isTooOld) ?? {
      reason: 'no Python was found on the path: install Python 3.11 or later, or name one with `--python`',
    },
  ];
}

function isTooOld(interpreter: Interpreter): boolean {
  return 'reason' in interpreter && interpreter.reason.includes('or later');
}

/** `python3.14t` and `python3.14` before `python3.11`. */
async function versionedNames(): Promise<readonly string[]> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const listed = await Promise.all(folders.map((folder) => readdir(folder).catch(() => [])));
  const names = new Set(listed.flat().filter((name) => /^python3\.\d+t?$/.test(name)));
  return [...names].toSorted((a, b) => minorOf(b) - minorOf(a) || a.localeCompare(b));
}

function minorOf(name: string): number {
  return Number.parseInt(name.slice('python3.'.length), 10);
}
