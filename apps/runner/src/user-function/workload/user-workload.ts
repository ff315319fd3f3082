import { defineWorkload, type TaskWorkload } from '@parbench/core';
import { exportsOf, type ModuleExports } from '../../modules/module-exports.ts';
import { argumentLists } from '../arguments/argument-lists.ts';

/** How a user's function is measured; plain data, written into the module that is loaded in every worker. */
export interface UserFunction {
  /** The workload's name. */
  readonly name: string;
  readonly exportName: string;
  /** Lists of arguments from the command line; the module's `args` when missing. */
  readonly lists?: readonly (readonly unknown[])[];
  /** The function changes its arguments: each call gets a copy, or a call in the driver would see another one's changes. */
  readonly copiesArguments: boolean;
}

/** The user's function as a workload: an input is a list of arguments. */
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

/** Few, so that each worker has soon made them all. */
const distinctCalls = 2;

/**
 * The way to a worker and back without the work: the function's arguments go there, and the answer that it gave the
 * first time comes back.
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

function prepare(namespace: ModuleExports, { exportName, lists, copiesArguments }: UserFunction) {
  const exported = exportsOf(namespace);
  const target = exported[exportName] as (...list: readonly unknown[]) => unknown;
  const verify = exported.verify as ((answer: unknown, ...list: readonly unknown[]) => unknown) | undefined;
  return {
    call: copiesArguments
      ? (list: readonly unknown[]) => target(...structuredClone(list))
      : (list: readonly unknown[]) => target(...list),
    listOf: argumentLists(exported, lists) ?? (() => []),
    verify: typeof verify === 'function' ? verify : undefined,
  };
}
