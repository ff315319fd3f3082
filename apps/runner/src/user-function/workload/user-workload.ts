import { defineWorkload, type TaskWorkload } from '@parbench/core';
import { exportsOf, type ModuleExports } from '../../modules/module-exports.ts';
import { argumentLists } from '../arguments/argument-lists.ts';

/** How a user's function is measured; plain data, written into the module that is loaded in every worker. */
export interface UserFunction {
  /** The workload's name. */
  readonly name: string;
  readonly exportName: string;
  /** Lists of arguments from the command line; the module's `args` if missing. */
  readonly lists?: readonly (readonly unknown[])[];
  /** How many seeds `args` gets, if it is a function. */
  readonly seeds: number;
  /** The function changes its arguments, so each call gets a copy: otherwise, a call in the driver would see the changes of another. */
  readonly copiesArguments: boolean;
}

/** Creates the workload of a user function: an input is a list of arguments. */
export function userWorkload(namespace: ModuleExports, userFunction: UserFunction): TaskWorkload {
  const { call, listOf, verify } = prepare(namespace, userFunction);
  return defineWorkload({
    name: userFunction.name,
    input: (_params, seed) => listOf(seed),
    run: call,
    ...(verify && {
      verify: (answer: unknown, list: readonly unknown[]) => verify(answer, ...list) === true,
    }),
  });
}

/** Few, so that each worker has soon computed all answers. */
const distinctCalls = 2;

/**
 * Creates the workload that measures the dispatch cost: it sends the function's arguments to a worker, which returns the
 * answer of the first such call without doing the work again.
 */
export function dispatchCostWorkload(namespace: ModuleExports, userFunction: UserFunction): TaskWorkload {
  const { call, listOf } = prepare(namespace, userFunction);
  return defineWorkload({
    name: `${userFunction.name} without its work`,
    setup: () => new Map<number, unknown>(),
    input: (_params, seed) => ({ number: seed % distinctCalls, list: listOf(seed % distinctCalls) }),
    run({ number, list }, answers: Map<number, unknown>) {
      if (answers.has(number)) return answers.get(number);
      const answer = call(list);
      answers.set(number, answer);
      return answer;
    },
  });
}

function prepare(namespace: ModuleExports, { exportName, lists, seeds, copiesArguments }: UserFunction) {
  const exported = exportsOf(namespace);
  const target = exported[exportName] as (...list: readonly unknown[]) => unknown;
  const verify = exported.verify as ((answer: unknown, ...list: readonly unknown[]) => unknown) | undefined;
  return {
    call: copiesArguments
      ? (list: readonly unknown[]) => target(...structuredClone(list))
      : (list: readonly unknown[]) => target(...list),
    listOf: argumentLists(exported, lists, seeds) ?? (() => []),
    verify: typeof verify === 'function' ? verify : undefined,
  };
}
