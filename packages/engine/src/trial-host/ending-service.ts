/** A service that sets up another one, whose reference is its parameter, and ends its worker at a path of its own. */
import { defineService } from '@parbench/core';
import { startService } from '@parbench/core/service';

/** The path at which the worker ends. */
export const endPath = '/.parbench/end';

/** The path of its own request: the other service may not have one that needs no body. */
const startPath = '/.parbench/start';

export default defineService({
  name: 'ending-service',
  params: { reference: { default: '', description: 'the service to set up, as JSON' } },
  setup: ({ reference }) => startService(JSON.parse(reference)),
  teardown: (service) => service.teardown(),
  request: () => ({ path: startPath }),
  async handle(request, response, { state }) {
    if (request.url === endPath) process.exit(1);
    if (request.url === startPath) response.end();
    else await state.handle(request, response);
  },
});
