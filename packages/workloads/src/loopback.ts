import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { defineWorkload } from '@parbench/core';
import { pythonModule } from './python-module.ts';
import { requireInteger } from './require-integer.ts';
import { seededBytes } from './seeded-bytes.ts';

/** Both ends of a connection, and the requests that wait for their answers, in order. */
interface Connection {
  readonly server: Server;
  readonly client: Socket;
  readonly waiting: PromiseWithResolvers<Uint8Array>[];
}

const bytesParam = { workload: 'loopback', name: 'bytes', min: 1, max: 16_384 };

/** Sends bytes to an echo server on the loopback interface, in the same worker, and waits for the answer. */
export default defineWorkload({
  name: 'loopback',
  description: 'sends bytes over a loopback connection and waits for their echo',
  about: {
    stresses:
      'System calls and the event loop: a task is four small reads and writes of a socket, with hardly any computation. A request to a fast service on the same host costs the same.',
    source:
      'An echo server, [RFC 862](https://www.rfc-editor.org/rfc/rfc862), on a port of 127.0.0.1 that the system chooses; each worker has its own.',
    verification: 'By equality of the answer with what was sent.',
  },
  tags: ['io'],
  onlyOnRequest: true,
  params: { bytes: { default: 1024, description: 'size of the request and of its answer, bytes' } },
  implementations: pythonModule(import.meta.url),
  setup: ({ bytes }) => openConnection(bytes),
  teardown({ server, client }) {
    client.destroy();
    server.close();
  },
  input: ({ bytes }, seed) => seededBytes(requireInteger(bytesParam, bytes), seed),
  run(input: Uint8Array, { client, waiting }) {
    const answer = Promise.withResolvers<Uint8Array>();
    waiting.push(answer);
    client.write(input);
    return answer.promise;
  },
  verify: (answer, input) => Buffer.compare(answer, input) === 0,
});

async function openConnection(bytes: number): Promise<Connection> {
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => {});
    socket.pipe(socket);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as { readonly port: number };
  const client = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(client, 'connect');
  const waiting: PromiseWithResolvers<Uint8Array>[] = [];
  client.on(
    'data',
    createSplitter(bytes, (answer) => waiting.shift()?.resolve(answer)),
  );
  client.on('error', (error) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  });
  // An open connection does not keep a worker alive that has nothing else to do.
  server.unref();
  client.unref();
  return { server, client, waiting };
}

/** Cuts what arrives into answers of `bytes` bytes: a connection has no messages. */
function createSplitter(bytes: number, onAnswer: (answer: Uint8Array) => void): (data: Buffer) => void {
  let held: Buffer = Buffer.alloc(0);
  return (data) => {
    held = held.length === 0 ? data : Buffer.concat([held, data]);
    for (; held.length >= bytes; held = held.subarray(bytes))
      onAnswer(new Uint8Array(held.subarray(0, bytes)));
  };
}
