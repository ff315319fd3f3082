/** A service that sets up another one, whose reference is its parameter, and ends its worker at one path. */
import { defineService } from '@parbench/core';
import { startService } from '@parbench/core/service';

/** The path at which the worker ends. */
export const endPath = '/.parbench/end';

export default defineService({
  name: 'ending-service',
  params: { reference: { default: '', description: 'the service to set up, as JSON' } },
  setup: ({ reference }) => startService(JSON.parse(reference)),
  teardown: (service) => service.teardown(),
  request: () => ({ path: '/' }),
  async handle(request, response, { state }) {
    if (request.url === endPath) process.exit(1);
    await state.handle(request, response);
  },
});
