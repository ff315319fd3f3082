import { packageOf } from '@parbench/core/package-of';
import type { LoadedPlugin } from '../plugin/load-plugin.ts';
import type { ModuleHost } from './start-module-host.ts';

/**
 * Loads the plug-in at `url` into `host`.
 * @throws ParbenchError as `loadPlugin` does, and `usage` if the plug-in ends the process or does not answer
 */
export async function loadHostedPlugin(url: string, host: ModuleHost): Promise<LoadedPlugin> {
  const { name } = packageOf(url);
  const description = await host.ask(
    'plugin',
    { url },
    { expected: `\`${name}\`: expected a plug-in that loads` },
  );
  const expected = (strategy: string) => ({ expected: `\`${name}\`: expected \`${strategy}\` to answer` });
  return {
    description,
    probe: (strategy, probed, executables) =>
      host.ask('probe', { url, strategy, host: probed, executables }, expected(strategy)),
    async checkOptions(strategy, options) {
      await host.ask('options', { url, strategy, options }, expected(strategy));
    },
  };
}
