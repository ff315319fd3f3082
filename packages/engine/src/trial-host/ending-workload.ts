/** A workload that sets up another one, whose reference is its parameter, and whose only task ends its worker. */
import { defineWorkload } from '@parbench/core';
import { startWorkload } from '@parbench/core/worker';

export default defineWorkload({
  name: 'ending',
  params: { reference: { default: '', description: 'the workload to set up, as JSON' } },
  setup: ({ reference }) => startWorkload(JSON.parse(reference)),
  teardown: (workload) => workload.teardown(),
  input: () => 'end',
  run: () => process.exit(1),
});
