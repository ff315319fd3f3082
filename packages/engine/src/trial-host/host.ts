/** The entry of Node's trial host: opens the executor of one cell and measures it, as the runner commands. */
import { answerRequests } from './answer-requests.ts';
import { createCommands } from './commands.ts';
import { settleAllocator } from './settle-allocator.ts';

settleAllocator();
answerRequests(createCommands());
