/** The entry of a poolifier cluster worker. */
import { createPoolService, type LibraryRequest } from '@parbench/core/pool-library/worker';
import { ClusterWorker } from 'poolifier';

const service = createPoolService(JSON.parse(process.argv[2] ?? ''), process.pid);

// `async`, since poolifier would take a plain return value for the result.
const answer = async (request?: LibraryRequest) => service.answer(request ?? 'probe');

export default new ClusterWorker(answer, { killHandler: () => void service.teardown() });
