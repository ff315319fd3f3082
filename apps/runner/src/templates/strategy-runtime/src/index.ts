import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { definePlugin, defineStrategy, type Runtime } from '@parbench/core';

const host = fileURLToPath(new URL('../host/host.py', import.meta.url));

/** Another language: how to find it and how to start its trial host. Replace Python with yours. */
export const runtime: Runtime = {
  name: 'my-strategy',
  async identify(path = 'python3') {
    try {
      const { stdout } = await promisify(execFile)(path, ['--version']);
      const [implementation = '', version = ''] = stdout.trim().split(' ');
      return { available: true, identity: { implementation, version, path } };
    } catch {
      return { available: false, reason: `\`${path}\` was not found on the path. Install it.` };
    }
  },
  hostCommand: ({ path }) => ({ file: path, args: [host] }),
};

/** The baseline of this language: the name of the runtime, with `/inline`. */
export const myStrategyInline = defineStrategy({
  name: 'my-strategy/inline',
  description: 'no workers: one task after another',
  runtime,
});

export default definePlugin({
  strategies: [myStrategyInline],
  workloads: [{ url: import.meta.resolve('parbench-plugin-name/sum') }],
});
