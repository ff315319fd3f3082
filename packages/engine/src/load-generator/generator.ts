/** The entry of the load generator: sends requests to services, as the runner commands. */
import { answerRequests } from '../trial-host/answer-requests.ts';
import { createGeneratorCommands } from './commands.ts';

answerRequests(createGeneratorCommands());
