import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { serviceSnippet } from '../../../src/advice/snippet/service-snippet.ts';
import type { ServiceSource } from '../../../src/advice/snippet/snippet.ts';
import { makeFolder } from '../../temporary-folder.ts';

const handlers: Readonly<Record<string, string>> = {
  'node.ts':
    'export default (request: { url: string }, response: { end(text: string): void }) => response.end(request.url);',
  'fetch.ts': 'export const answer = (request: Request) => new Response(new URL(request.url).pathname);',
  'app.ts': 'export default { fetch: (request: Request) => new Response(new URL(request.url).pathname) };',
};

const sources = {
  node: { file: 'node.ts', exportName: 'default', style: 'node' },
  fetch: { file: 'fetch.ts', exportName: 'answer', style: 'fetch' },
  'fetch-method': { file: 'app.ts', exportName: 'default', style: 'fetch-method' },
} as const satisfies Record<string, ServiceSource>;

it.each<[strategy: string, source: keyof typeof sources]>([
  ['cluster', 'node'],
  ['cluster/shared', 'fetch'],
  ...onLinux('processes/reuseport', 'fetch-method'),
  ...onLinux('threads/reuseport', 'node'),
])(
  'the files for %s serve a handler of style %s, and stop with their process',
  async (strategy, style) => {
    const snippet = serviceSnippet(sources[style], {
      strategy: { name: strategy, package: 'any' },
      workers: 2,
    });
    const [main] = snippet?.files ?? [];
    const files = Object.fromEntries((snippet?.files ?? []).map(({ name, code }) => [name, code]));
    const folder = makeFolder({ ...handlers, ...files });
    linkAdapter(folder);
    const port = await freePort();
    const server = spawn(process.execPath, [join(folder, main?.name ?? '')], {
      env: { ...process.env, PORT: String(port) },
      stdio: 'ignore',
    });
    onTestFinished(() => void server.kill('SIGKILL'));
    const answer = () => fetch(`http://127.0.0.1:${port}/a`).then((response) => response.text());
    await expect.poll(() => answer().catch(String), { timeout: 15_000 }).toBe('/a');
    server.kill('SIGKILL');
    await once(server, 'exit');
    await expect.poll(() => answer().catch(() => 'refused'), { timeout: 5000 }).toBe('refused');
  },
  30_000,
);

it('there are no files for a strategy that needs more than a handler', () => {
  const way = { strategy: { name: 'threads/offload', package: 'any' }, workers: 2 };
  expect(serviceSnippet(sources.node, way)).toBeUndefined();
});

/** Links the package that handlers of the Fetch API need, as an installation would. */
function linkAdapter(folder: string): void {
  const core = createRequire(new URL('../../../../../packages/core/package.json', import.meta.url));
  const target = join(folder, 'node_modules/@remix-run/node-fetch-server');
  mkdirSync(dirname(target), { recursive: true });
  const entry = core.resolve('@remix-run/node-fetch-server');
  symlinkSync(entry.slice(0, entry.lastIndexOf('/node-fetch-server/') + '/node-fetch-server'.length), target);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

/** Only Linux is sure to have `reusePort`. */
function onLinux(strategy: string, source: keyof typeof sources): [string, keyof typeof sources][] {
  return process.platform === 'linux' ? [[strategy, source]] : [];
}
