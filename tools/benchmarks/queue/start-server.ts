import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A server that is a child of this process. */
export interface StartedServer {
  /** Its Unix socket. */
  readonly path: string;
  /** Its loopback port. */
  readonly port: number;
  end(): Promise<void>;
}

/** Starts a Redis on a Unix socket and on a loopback port, without persistence. */
export function startRedis(): Promise<StartedServer> {
  return startServer('redis-server', (port, path) => [
    ...['--port', String(port), '--bind', '127.0.0.1', '--unixsocket', path],
    ...['--save', '', '--appendonly', 'no'],
  ]);
}

/** Starts a NATS server on a loopback port. */
export function startNats(): Promise<StartedServer> {
  return startServer('nats-server', (port) => ['-a', '127.0.0.1', '-p', String(port)]);
}

async function startServer(
  program: string,
  argsOf: (port: number, path: string) => readonly string[],
): Promise<StartedServer> {
  const folder = await mkdtemp(join(tmpdir(), 'parbench-queue-figures-'));
  const path = join(folder, 'socket');
  const port = await findFreePort();
  const server = spawn(program, argsOf(port, path), { cwd: folder, stdio: 'ignore' });
  const exited = once(server, 'exit');
  while (!(await accepts(port))) await wait(5);
  return {
    path,
    port,
    async end() {
      server.kill('SIGKILL');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
