import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { loopback } from './service-server.ts';

/** Returns a port of the loopback address that is free. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, loopback);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
