import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ParbenchError } from '@parbench/core';
import type { OrphanReaper } from '@parbench/core/orphan-reaper';
import { keepStderr } from '@parbench/core/process-group';

/** How to run one kind of server as a private one. */
export interface ServerRecipe<Address> {
  /** The path of the program. */
  readonly program: string;
  /**
   * Writes the files that the server needs into its folder and returns its arguments. After a restart, `address` is the
   * one that clients already know.
   */
  prepare(folder: string, address: Address | undefined): Promise<readonly string[]>;
  /** Returns the address at which the server accepts connections; `undefined` while it does not. */
  find(folder: string, pid: number): Promise<Address | undefined>;
}

/** A server that belongs to one executor: a child of the driver, in a folder of its own, without persistence. */
export interface PrivateServer<Address> {
  readonly address: Address;
  /** Resolves to the reason when the server has ended and could not be started again. */
  readonly gone: Promise<string>;
  /** Ends the server and removes its folder. */
  end(): Promise<void>;
}

const startLimitMs = 10_000;
const maxStarts = 5;

/**
 * Starts a private server, and starts it again at the same address when it ends by itself; what it held is lost then.
 * @throws ParbenchError `worker-start` with the last output of a server that does not start
 */
export async function startPrivateServer<Address>(
  recipe: ServerRecipe<Address>,
  reaper: OrphanReaper,
): Promise<PrivateServer<Address>> {
  const folder = await mkdtemp(join(tmpdir(), 'parbench-queue-'));
  reaper.registerFolder(folder);
  const gone = Promise.withResolvers<string>();
  let isEnding = false;
  let failedStarts = 0;
  let current: StartedServer<Address>;
  /** Settles when no start is under way. */
  let restarts = Promise.resolve();

  function keepRunning(server: StartedServer<Address>): void {
    current = server;
    void server.exited.then(() => {
      restarts = restart();
    });
  }

  async function restart(): Promise<void> {
    if (isEnding) return;
    try {
      keepRunning(await startServer(recipe, folder, reaper, current.address));
      failedStarts = 0;
    } catch (error) {
      failedStarts += 1;
      if (failedStarts >= maxStarts) gone.resolve((error as Error).message);
      else await wait(50 * 2 ** failedStarts).then(restart);
    }
  }

  try {
    const started = await startServer(recipe, folder, reaper, undefined);
    keepRunning(started);
    return { address: started.address, gone: gone.promise, end };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }

  async function end(): Promise<void> {
    isEnding = true;
    await restarts;
    current.process.kill('SIGKILL');
    await current.exited;
    await rm(folder, { recursive: true, force: true });
  }
}

interface StartedServer<Address> {
  readonly process: ChildProcess;
  readonly address: Address;
  readonly exited: Promise<unknown>;
}

async function startServer<Address>(
  recipe: ServerRecipe<Address>,
  folder: string,
  reaper: OrphanReaper,
  known: Address | undefined,
): Promise<StartedServer<Address>> {
  const args = await recipe.prepare(folder, known);
  const server = spawn(recipe.program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = [keepStderr(server.stdout), keepStderr(server.stderr)];
  // Without a listener, a program that cannot be run would end the driver.
  server.on('error', () => {});
  const { pid } = server;
  if (pid === undefined) throw startError(recipe.program, 'the system could not run it');
  reaper.register(pid);
  const exited = once(server, 'exit').then(() => reaper.unregister(pid));
  const address = await addressOf(recipe, folder, server);
  if (address !== undefined) return { process: server, address, exited };
  server.kill('SIGKILL');
  await exited;
  const [text = ''] = (await Promise.all(output.map((read) => read()))).filter((part) => part.length > 0);
  throw startError(recipe.program, text.trim().split('\n').slice(-3).join(' ') || 'it printed nothing');
}

async function addressOf<Address>(
  { find }: ServerRecipe<Address>,
  folder: string,
  server: ChildProcess,
): Promise<Address | undefined> {
  const end = performance.now() + startLimitMs;
  while (server.exitCode === null && server.signalCode === null && performance.now() < end) {
    const address = await find(folder, server.pid ?? 0);
    if (address !== undefined) return address;
    await wait(5);
  }
  return undefined;
}

function startError(program: string, account: string): ParbenchError {
  return new ParbenchError(
    'worker-start',
    `\`${program}\` did not accept connections: ${account}. Repair it, or set the option \`url\` to a server that runs.`,
  );
}
