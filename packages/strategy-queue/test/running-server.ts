import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A server of the test's own, on a loopback port, that can be killed and started again. */
export interface RunningServer extends AsyncDisposable {
  readonly port: number;
  start(): Promise<void>;
  kill(): Promise<void>;
}

/** Starts a Redis on a port, with a password. */
export async function startRedis(
  program: string,
  password = 'secret',
  host = '127.0.0.1',
): Promise<RunningServer> {
  return startServer(
    program,
    (port) => [
      ...['--port', String(port), '--bind', host, '--save', '', '--appendonly', 'no'],
      ...['--requirepass', password],
    ],
    host,
  );
}

/** Starts a NATS server on a port, with a password for the user `user`. */
export async function startNatsServer(program: string, password = 'secret'): Promise<RunningServer> {
  return startServer(program, (port) => [
    ...['-a', '127.0.0.1', '-p', String(port), '--user', 'user', '--pass', password],
  ]);
}

async function startServer(
  program: string,
  argsOf: (port: number) => string[],
  host = '127.0.0.1',
): Promise<RunningServer> {
  const port = await findFreePort();
  let end = async () => {};
  async function start(): Promise<void> {
    const child = spawn(program, argsOf(port), { stdio: 'ignore' });
    const exited = once(child, 'exit');
    end = async () => {
      child.kill('SIGKILL');
      await exited;
    };
    while (!(await accepts(port, host))) await wait(10);
  }
  await start();
  return { port, start, kill: () => end(), [Symbol.asyncDispose]: () => end() };
}

async function findFreePort(): Promise<number> {
  await using other = await startOtherService('', '');
  return other.port;
}

function accepts(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Listens on a port as something else: sends `firstLine`, and `answer` to everything that comes. */
export async function startOtherService(
  firstLine: string,
  answer: string,
): Promise<{ port: number } & AsyncDisposable> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => {});
    if (firstLine) socket.write(firstLine);
    // Commands of Redis begin with `*` and may come several at a time.
    socket.on('data', (data) =>
      socket.write(answer.repeat(Math.max(1, data.toString().split('*').length - 1))),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async [Symbol.asyncDispose]() {
      server.close();
    },
  };
}
