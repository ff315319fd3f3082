import { connect, type NetConnectOpts } from 'node:net';

/** Whether something accepts a connection there. */
export function acceptsConnections(place: NetConnectOpts): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(place);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
