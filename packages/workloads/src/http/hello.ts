import { defineService } from '@parbench/core';
import { keepAlive } from './keep-alive-param.ts';

const hello = 'Hello, world!\n';

/** Answers with a constant: the cost of HTTP and of reaching a worker. */
export default defineService({
  name: 'http-hello',
  description: 'a server that answers with a constant: the cost of HTTP alone',
  about: {
    stresses: 'HTTP alone: parsing a request, writing a response, and the way to the worker that answers.',
    source:
      'Of our own; the smallest test of the [TechEmpower benchmarks](https://www.techempower.com/benchmarks/) is the same.',
    verification: 'By equality of the body.',
  },
  tags: ['service', 'synthetic'],
  onlyOnRequest: true,
  params: { keepAlive },
  request: ({ keepAlive }) => ({ path: '/', keepAlive }),
  handle(_request, response) {
    response.writeHead(200, { 'content-type': 'text/plain', 'content-length': hello.length });
    response.end(hello);
  },
  verify: ({ body }) => Buffer.from(body).toString() === hello,
});
