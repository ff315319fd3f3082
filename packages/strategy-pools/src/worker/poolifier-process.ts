/** The entry of a poolifier cluster worker. */
import { createPoolService, type LibraryRequest } from '@parbench/core/pool-library/worker';
import { ClusterWorker } from 'poolifier';

const service = createPoolService(JSON.parse(process.argv[2] ?? ''), process.pid);

// `async`, or poolifier takes what it returns for the value.
const answer = async (request?: LibraryRequest) => service.answer(request ?? 'probe');

export default new ClusterWorker(answer, { killHandler: () => void service.teardown() });
