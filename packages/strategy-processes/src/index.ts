import { definePlugin } from '@parbench/core';
import { processes, processesAdvanced } from './processes.ts';

export { processes, processesAdvanced };

/** The plug-in of forked process pools. */
export default definePlugin({ strategies: [processes, processesAdvanced] });
