import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runServer } from 'verdaccio';
import { type Ended, run, runToAnyEnd } from './run.ts';

/** A registry of our own on the loopback address, which has nothing but what is published to it, and asks another one for the rest. */
export interface Registry extends AsyncDisposable {
  /** Creates an empty folder whose package managers use the registry; removed with it. */
  createFolder(name: string): string;
  /** Lets package managers use the registry in a folder that exists. */
  configure(folder: string): void;
  /** Runs a command to success in such a folder. */
  run(folder: string, file: string, ...args: readonly string[]): Promise<Ended>;
  /** Runs a command to any end in such a folder. */
  runToAnyEnd(folder: string, file: string, ...args: readonly string[]): Promise<Ended>;
}

/** Starts a registry with an empty storage. Packages of others come from the one that the machine is set to. */
export async function startRegistry(): Promise<Registry> {
  const home = mkdtempSync(join(tmpdir(), 'parbench-registry-'));
  const { stdout: uplink } = await run('npm', ['config', 'get', 'registry'], { cwd: home });
  const server = await runServer(configuration(home, uplink.trim()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const env = { npm_config_registry: `http://${place}`, npm_config_audit: 'false', npm_config_fund: 'false' };
  // Clients publish only with a token, whatever it is.
  const settings = `registry=http://${place}\n//${place}:_authToken=anyone\n`;
  const configure = (folder: string) => writeFileSync(join(folder, '.npmrc'), settings);
  return {
    configure,
    createFolder(name) {
      const folder = join(home, name);
      mkdirSync(folder);
      configure(folder);
      return folder;
    },
    run: (cwd, file, ...args) => run(file, args, { cwd, env }),
    runToAnyEnd: (cwd, file, ...args) => runToAnyEnd(file, args, { cwd, env }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function configuration(home: string, uplink: string) {
  const own = { access: '$all', publish: '$all', unpublish: '$all' };
  return {
    storage: join(home, 'storage'),
    self_path: home,
    auth: { htpasswd: { file: join(home, 'htpasswd'), max_users: -1 } },
    web: { enable: false },
    uplinks: { machine: { url: uplink, cache: false, timeout: '60s', maxage: '60m' } },
    packages: {
      '@parbench/*': own,
      parbench: own,
      'parbench-*': own,
      '**': { access: '$all', proxy: 'machine' },
    },
    max_body_size: '20mb',
    log: { type: 'file', path: join(home, 'log'), format: 'json', level: 'warn' },
  };
}
