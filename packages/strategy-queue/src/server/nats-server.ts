import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { acceptsConnections } from './accepts-connections.ts';
import type { ServerKind } from './find-program.ts';
import type { ServerRecipe } from './private-server.ts';

/** The NATS server. */
export const natsKind: ServerKind = {
  name: 'NATS',
  programs: ['nats-server'],
  debianPackage: 'nats-server',
};

/** Where a private NATS server listens. */
export interface NatsAddress {
  readonly port: number;
  readonly token: string;
}

/**
 * Returns how to run a private NATS server: on a loopback port that the system chooses, behind a token, since other users
 * of the host can reach the port. `maxPayloadMb` is the largest message, in MiB.
 */
export function natsRecipe(program: string, maxPayloadMb: number): ServerRecipe<NatsAddress> {
  const token = randomUUID();
  return {
    program,
    async prepare(folder, address) {
      const file = join(folder, 'nats.conf');
      const lines = [
        'host: "127.0.0.1"',
        `port: ${address?.port ?? -1}`,
        `ports_file_dir: ${JSON.stringify(folder)}`,
        `max_payload: ${maxPayloadMb * 2 ** 20}`,
        // At most as much as may wait for one client.
        `max_pending: ${Math.max(64, 2 * maxPayloadMb) * 2 ** 20}`,
        `authorization { token: ${JSON.stringify(token)} }`,
      ];
      await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600 });
      return ['--config', file];
    },
    async find(folder, pid) {
      const port = await portIn(join(folder, `${basename(program)}_${pid}.ports`));
      if (port === undefined) return undefined;
      return (await acceptsConnections({ host: '127.0.0.1', port })) ? { port, token } : undefined;
    },
  };
}

/** Reads the port from the file that the server writes: `{ "nats": ["nats://127.0.0.1:4222"] }`. */
async function portIn(file: string): Promise<number | undefined> {
  try {
    const { nats }: { nats: readonly string[] } = JSON.parse(await readFile(file, 'utf8'));
    return Number(new URL(nats[0] ?? '').port);
  } catch {
    // Not written, or not completely.
    return undefined;
  }
}
