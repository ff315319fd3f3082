/**
 * A TCP proxy that delays every chunk, in each direction, without limiting how much is on the way: the distance of another
 * host. Arguments: the port to connect to, the delay in milliseconds. Sends its own port over IPC.
 */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

const [target = 0, delayMs = 0] = process.argv.slice(2).map(Number);

const server = createServer((near) => {
  const far = connect(target, '127.0.0.1');
  for (const socket of [near, far]) socket.setNoDelay(true).on('error', () => {});
  pass(near, far);
  pass(far, near);
}).listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());

interface Chunk {
  readonly bytes: Buffer;
  readonly dueAt: number;
}

/** Timers of Node are too coarse for 1 ms: while chunks are on their way, the loop turns without a pause. */
function pass(from: Socket, to: Socket): void {
  const chunks: Chunk[] = [];
  const forward = () => {
    const now = performance.now();
    while (chunks[0] !== undefined && chunks[0].dueAt <= now) to.write((chunks.shift() as Chunk).bytes);
    if (chunks.length > 0) setImmediate(forward);
  };
  from.on('data', (bytes) => {
    chunks.push({ bytes, dueAt: performance.now() + delayMs });
    if (chunks.length === 1) setImmediate(forward);
  });
  from.on('close', () => to.destroy());
}
