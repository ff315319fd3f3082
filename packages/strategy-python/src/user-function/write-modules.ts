import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Implementation } from '@parbench/core';
import type { FunctionInspection, FunctionRequest } from './inspect-function.ts';

/** The implementations of a user function and of its dispatch cost. */
export interface FunctionModules {
  readonly task: Implementation;
  readonly dispatchCost: Implementation;
}

/**
 * Writes the modules that make a function a workload into `folder`. Their inputs are the numbers of calls: the host makes
 * the arguments of each. Their outputs say whether the answer is correct: the host compares it, since it knows its type.
 */
export function writeModules(
  { url, lists }: FunctionRequest,
  { name, changesArguments, isDeterministic }: Extract<FunctionInspection, { status: 'returned' }>,
  folder: string,
): FunctionModules {
  const write = (kind: string, className: string) => {
    const file = join(folder, `parbench_${kind}_${identifierOf(url)}.py`);
    const target = [url, name, lists ?? null, changesArguments];
    writeFileSync(
      file,
      `import json

from parbench_host.user_function import ${className}, UserFunction

_target = json.loads(${JSON.stringify(JSON.stringify(target))})
_workload = ${className}(UserFunction(*_target), ${isDeterministic ? 'True' : 'False'})
decode_input = _workload.decode_input
run = _workload.run
encode_output = _workload.encode_output
${className === 'DispatchCostWorkload' ? 'setup = _workload.setup\n' : ''}`,
    );
    return { url: pathToFileURL(file).href };
  };
  return { task: write('task', 'Workload'), dispatchCost: write('dispatch_cost', 'DispatchCostWorkload') };
}

/** The name of the user's file as a part of a Python name, for messages. */
function identifierOf(url: string): string {
  return basename(decodeURIComponent(url), '.py').replaceAll(/\W/g, '_');
}
