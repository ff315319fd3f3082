import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { RuntimeIdentity } from '@parbench/core';
import * as v from 'valibot';

/** An interpreter as it identifies itself, or the reason why it cannot be measured. */
export type Interpreter =
  | (RuntimeIdentity & { readonly hasInterpreters: boolean })
  | { readonly reason: string; readonly isMissing?: boolean };

/** The trial host runs on this minor version of Python 3, and later ones. */
export const oldestMinor = 11;

const answerTimeoutMs = 10_000;

/** Without the working folder on the path of modules: a `json.py` in it would be taken for Python's own. */
const question = `
import sys
sys.path = [folder for folder in sys.path if folder]
import json, platform, sysconfig
print(json.dumps({
    "implementation": platform.python_implementation(),
    "version": platform.python_version(),
    "path": sys.executable,
    "gil": getattr(sys, "_is_gil_enabled", lambda: True)(),
    "jit": platform.python_implementation() != "CPython" or bool(getattr(sys, "_jit", None) and sys._jit.is_enabled()),
    "isFreeThreaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
    "hasInterpreters": sys.version_info >= (3, 14) and platform.python_implementation() == "CPython",
}))
`;

const answerSchema = v.object({
  implementation: v.string(),
  version: v.string(),
  path: v.string(),
  gil: v.boolean(),
  jit: v.boolean(),
  isFreeThreaded: v.boolean(),
  hasInterpreters: v.boolean(),
});

const identified = new Map<string, Promise<Interpreter>>();

/**
 * Identifies the interpreter that `executable` starts: a path, or a name on the path. A shim, such as that of pyenv, is
 * resolved to what it starts. Each is asked once.
 */
export function identifyInterpreter(executable: string): Promise<Interpreter> {
  const known = identified.get(executable) ?? identify(executable);
  identified.set(executable, known);
  return known;
}

async function identify(executable: string): Promise<Interpreter> {
  try {
    const { stdout } = await promisify(execFile)(executable, ['-c', question], { timeout: answerTimeoutMs });
    return describe(stdout, executable);
  } catch (error) {
    const failure = error as Failure;
    return {
      reason: `\`${executable}\` ${describeFailure(failure)}`,
      ...(failure.code === 'ENOENT' && { isMissing: true }),
    };
  }
}

function describe(stdout: string, executable: string): Interpreter {
  const parsed = v.safeParse(
    v.pipe(v.string(), v.parseJson(), answerSchema),
    stdout.trim().split('\n').at(-1),
  );
  if (!parsed.success) return { reason: `\`${executable}\` is not a Python interpreter` };
  const { isFreeThreaded, ...identity } = parsed.output;
  const [major = 0, minor = 0] = identity.version.split('.').map(Number);
  if (major < 3 || (major === 3 && minor < oldestMinor)) {
    return {
      reason: `\`${executable}\` is ${identity.implementation} ${identity.version}: expected 3.${oldestMinor} or later`,
    };
  }
  const family = identity.implementation === 'CPython' ? 'python' : identity.implementation.toLowerCase();
  const build = isFreeThreaded ? `t${identity.gil ? '+gil' : ''}` : '';
  return { ...identity, key: `${family}${major}.${minor}${build}` };
}

/** How `execFile` fails: as the system does, or with what the process did. */
interface Failure {
  readonly code?: string | number;
  readonly killed?: boolean;
  readonly signal?: string;
  readonly stderr?: string;
}

function describeFailure({ code, killed, signal, stderr = '' }: Failure): string {
  if (code === 'ENOENT') return 'was not found';
  if (typeof code === 'string') return `cannot be executed (${code})`;
  if (killed) return `did not answer within ${answerTimeoutMs / 1000} s`;
  if (signal) return `was ended by ${signal} at its start`;
  const last = stderr.trim().split('\n').at(-1);
  return `does not start as Python does: it exited with code ${code}${last ? ` (${last})` : ''}`;
}
