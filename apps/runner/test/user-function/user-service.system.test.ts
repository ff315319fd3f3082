import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { runCommand } from '../run-command.ts';
import { writeFiles } from '../temporary-folder.ts';

const echo = `
export const requests = (seed: number) => ({ path: \`/\${seed}\` });
export const verify = ({ body }: { body: Uint8Array }, { path }: { path: string }) =>
  Buffer.from(body).toString() === path;
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parbench-user-service-'));
  writeFiles(folder, {
    'node-style.ts': `export default (req: { url: string }, res: { end(text: string): void }) => res.end(req.url);${echo}`,
    'express-style.ts': `export default Object.assign((req: { url: string }, res: { end(text: string): void }) => res.end(req.url), { listen() {}, use() {} });${echo}`,
    'fetch-method.ts': `export default { fetch: (request: Request) => new Response(new URL(request.url).pathname) };${echo}`,
    'fetch-function.ts': `export default (request: Request) => new Response(new URL(request.url).pathname);${echo}`,
    'bad-requests.ts':
      'export default (req: unknown, res: { end(): void }) => res.end();\nexport const requests = [{ path: "no slash" }];',
  });
});
afterAll(() => rmSync(folder, { recursive: true }));
vi.setConfig({ testTimeout: 120_000 });

const options = ['--filter', 'strategy:inline', '--blocks', '1', '--budget', '60s'];

it.each(['node-style', 'express-style', 'fetch-method', 'fetch-function'])(
  'a request handler (%s) is measured as a service',
  async (name) => {
    const { exitCode, stdout, stderr } = await runCommand([`./${name}.ts`, ...options], { cwd: folder });
    expect(exitCode, stderr + stdout).toBe(0);
    expect(stdout).toContain('requests/s');
  },
);

it('strategies that serve are its candidates', async () => {
  const { stdout } = await runCommand(['./node-style.ts', '--dry-run'], { cwd: folder });
  for (const name of ['inline', 'cluster', 'cluster/shared', 'processes/reuseport', 'threads/reuseport']) {
    expect(stdout).toContain(name);
  }
  expect(stdout).not.toContain('threads/offload');
});

it('requests without a path are refused', async () => {
  const { exitCode, stdout } = await runCommand(['./bad-requests.ts', ...options], { cwd: folder });
  expect(exitCode).toBe(1);
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('expected requests with a `path` that begins with `/`');
});
