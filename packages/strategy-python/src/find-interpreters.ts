import { readdir } from 'node:fs/promises';
import { delimiter } from 'node:path';
import { type Interpreter, identifyInterpreter, oldestMinor } from './identify-interpreter.ts';

/** The names of the usual interpreter: that of an active virtual environment. */
const usualNames = ['python3', 'python'];

/**
 * Finds the interpreter that `python3` starts, or else the newest one on the path. If there is none, the result has the
 * reason.
 */
export async function findInterpreter(): Promise<Interpreter> {
  const reasons: Interpreter[] = [];
  for (const name of [...usualNames, ...(await versionedNames())]) {
    const interpreter = await identifyInterpreter(name);
    if (!('reason' in interpreter)) return interpreter;
    reasons.push(interpreter);
  }
  return reasons.find((interpreter) => !('isMissing' in interpreter)) ?? missing;
}

/**
 * Finds all interpreters on the path: that of `findInterpreter` first, then every `python3.N` and `python3.Nt`, the newest
 * first; one for each version and kind. If none can be measured, the only element has the reason.
 */
export async function findInterpreters(): Promise<readonly Interpreter[]> {
  const versioned = (await versionedNames()).map(identifyInterpreter);
  const first = await findInterpreter();
  if ('reason' in first) return [first];
  const seen = new Set([first.key]);
  const others = (await Promise.all(versioned)).filter((interpreter) => {
    if ('reason' in interpreter || seen.has(interpreter.key)) return false;
    seen.add(interpreter.key);
    return true;
  });
  return [first, ...others];
}

const missing: Interpreter = {
  reason: `no Python was found on the path: install Python 3.${oldestMinor} or later, or name one with \`--python\``,
};

/** Lists `python3.14t` and `python3.14` before `python3.11`, without those that are too old. */
async function versionedNames(): Promise<readonly string[]> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const listed = await Promise.all(folders.map((folder) => readdir(folder).catch(() => [])));
  const names = new Set(listed.flat().filter((name) => /^python3\.\d+t?$/.test(name)));
  return [...names]
    .filter((name) => minorOf(name) >= oldestMinor)
    .toSorted((a, b) => minorOf(b) - minorOf(a) || a.localeCompare(b));
}

function minorOf(name: string): number {
  return Number.parseInt(name.slice('python3.'.length), 10);
}
