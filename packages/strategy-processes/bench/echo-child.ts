/** Echoes every message: over execa's IPC methods with the argument `execa`, otherwise over Node's. */
import { getEachMessage, sendMessage } from 'execa';

if (process.argv[2] === 'execa') {
  for await (const message of getEachMessage()) await sendMessage(message);
} else {
  process.on('message', (message) => process.send?.(message));
}
