import { TrialEnd } from '../protocol/trial-end.ts';
import type { CommandHandlers } from '../trial-host/reply.ts';
import { connectTarget, type Target } from './target.ts';

/** The commands of the load generator. It knows several services at once, by their URLs, and loads one at a time. */
export function createGeneratorCommands(): CommandHandlers {
  const targets = new Map<string, Target>();
  const targetOf = (url = '') => {
    const target = targets.get(url);
    if (target === undefined) throw new TrialEnd('failed', `there is no connection to \`${url}\``);
    return target;
  };
  return {
    connect: async ({ url, spec }) => {
      targets.set(url, await connectTarget(url, spec));
      return {};
    },
    check: async (request) => {
      if (!('tasks' in request)) throw new TrialEnd('failed', 'the load generator makes its requests itself');
      const workers = await targetOf(request.url).check(request.tasks);
      return { workers: [...workers] };
    },
    load: (request) => targetOf(request.url).load(request),
    endure: ({ url, durationNs }) => targetOf(url).endure(durationNs / 1e6),
    disconnect: async ({ url }) => {
      await targets.get(url)?.close();
      targets.delete(url);
      return {};
    },
    close: async () => {
      await Promise.all([...targets.values()].map((target) => target.close()));
      return {};
    },
  };
}
