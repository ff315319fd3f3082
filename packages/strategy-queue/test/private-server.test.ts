import { startOrphanReaper } from '@parbench/core/orphan-reaper';
import { expect, it } from 'vitest';
import { startPrivateServer } from '../src/server/private-server.ts';

it('a private server that is being started again when it is ended does not stay', async () => {
  const pids: number[] = [];
  const [restarting, restart] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const reaper = startOrphanReaper();
  const server = await startPrivateServer<number>(
    {
      program: 'sleep',
      async prepare(_folder, address) {
        if (address === undefined) return ['60'];
        restarting.resolve();
        await restart.promise;
        return ['60'];
      },
      async find(_folder, pid) {
        if (!pids.includes(pid)) pids.push(pid);
        return pid;
      },
    },
    reaper,
  );
  process.kill(server.address, 'SIGKILL');
  await restarting.promise;
  const ended = server.end();
  restart.resolve();
  await ended;
  await reaper.close();
  expect(pids).toHaveLength(2);
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});
