/** The entry of a worker process whose messages come over a socket that it has inherited. */
import { Socket } from 'node:net';
import { serveTasks, type WorkerChannel } from '@parbench/core/worker';
import { encodeFrame } from './frame.ts';
import { receiveFrom, sendOver, socketSlot } from './message-socket.ts';

serveTasks(socketChannel(new Socket({ fd: socketSlot })));

function socketChannel(socket: Socket): WorkerChannel {
  socket.on('close', () => process.exit());
  // A write to a driver that has gone fails, and `close` follows.
  socket.on('error', () => {});
  return {
    canTransfer: false,
    post: (message) => sendOver(socket, message),
    onMessage: (receive) => receiveFrom(socket, receive as (message: unknown) => void),
    exit(exitCode, last) {
      socket.end(last === undefined ? '' : encodeFrame(last), () => process.exit(exitCode));
    },
  };
}
