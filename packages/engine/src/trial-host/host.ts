/** The entry of Node's trial host: opens the executor of one cell and measures it, as the runner commands. */

import { settleAllocator } from '@parbench/core/worker';
import { answerRequests } from './answer-requests.ts';
import { createCommands } from './commands.ts';

settleAllocator();
answerRequests(createCommands());
