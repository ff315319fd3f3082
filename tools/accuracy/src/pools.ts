/** Two pools of the same code, as strategies. The tasks of `spin-any` can be made longer in either of them. */
import {
  definePlugin,
  defineStrategy,
  type OptionsOf,
  openExecutor,
  optionsSchema,
  type WorkloadReference,
} from '@parbench/core';
import { threadsPipelined } from '@parbench/strategy-threads';

const fields = {
  extraPermille: {
    type: 'integer',
    min: 0,
    default: 0,
    description: 'iterations added to a task, in thousandths',
  },
} as const;

export default definePlugin({ strategies: [poolNamed('first'), poolNamed('second')] });

function poolNamed(name: string) {
  return defineStrategy<OptionsOf<typeof fields>>({
    name,
    capabilities: { ...threadsPipelined.capabilities },
    options: optionsSchema(fields),
    open: ({ workload, workers, signal, options: { extraPermille } }) =>
      openExecutor(threadsPipelined, {
        workload: lengthen(workload, extraPermille),
        workers,
        ...(signal && { signal }),
      }),
  });
}

function lengthen({ params, ...workload }: WorkloadReference, extraPermille: number): WorkloadReference {
  const iterations = Math.round((Number(params.iterations) * (1000 + extraPermille)) / 1000);
  return { ...workload, params: { ...params, iterations } };
}
