import { platform } from 'node:process';
import type { Runtime, RuntimeAnswer } from '@parbench/core';
import { findInterpreter, findInterpreters } from './find-interpreters.ts';
import { hostCommand } from './host-command.ts';
import { type Interpreter, identifyInterpreter } from './identify-interpreter.ts';

/** The features that some strategies need. */
interface Needs {
  /** `InterpreterPoolExecutor`. */
  readonly needsInterpreters?: boolean;
}

const untested = 'the trial host of Python has not been tested on Windows yet';

/** The runtime of the strategies of this package. */
export function pythonRuntime({ needsInterpreters = false }: Needs = {}): Runtime {
  const answerOf = (interpreter: Interpreter): RuntimeAnswer => {
    if (platform === 'win32') return { available: false, reason: untested };
    if ('reason' in interpreter) return { available: false, reason: interpreter.reason };
    const { hasInterpreters, ...identity } = interpreter;
    if (!needsInterpreters || hasInterpreters) return { available: true, identity };
    const { implementation, version } = identity;
    return {
      available: false,
      reason: `${implementation} ${version} has no \`InterpreterPoolExecutor\`: CPython 3.14 or later has it`,
    };
  };
  return {
    name: 'python',
    async identify(path) {
      return answerOf(await (path === undefined ? findInterpreter() : identifyInterpreter(path)));
    },
    find: async () => (await findInterpreters()).map(answerOf),
    hostCommand: ({ path }) => hostCommand(path),
  };
}
