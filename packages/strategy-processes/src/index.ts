import { definePlugin } from '@parbench/core';
import { processes, processesAdvanced, processesSocket, processesSpawn } from './processes.ts';

export { processes, processesAdvanced, processesSocket, processesSpawn };

/** The plug-in of forked process pools. */
export default definePlugin({
  strategies: [processes, processesAdvanced, processesSocket, processesSpawn],
});
