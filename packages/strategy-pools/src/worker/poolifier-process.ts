/** The entry of a poolifier cluster worker. */
import { ClusterWorker } from 'poolifier';
import type { PoolRequest } from '../pool-messages.ts';
import { createPoolService } from './pool-service.ts';

const service = createPoolService(JSON.parse(process.argv[2] ?? ''), process.pid);

// `async`, or poolifier takes what it returns for the value.
const answer = async (request?: PoolRequest) => service.answer(request ?? 'greeting');

export default new ClusterWorker(answer, { killHandler: () => void service.teardown() });
