import { definePlugin } from '@parbench/core';
import {
  processes,
  processesAdvanced,
  processesReusePort,
  processesSocket,
  processesSpawn,
} from './processes.ts';

export { processes, processesAdvanced, processesReusePort, processesSocket, processesSpawn };

/** The plug-in of forked process pools. */
export default definePlugin({
  strategies: [processes, processesAdvanced, processesSocket, processesSpawn, processesReusePort],
});
