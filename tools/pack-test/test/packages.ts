import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

/** A published package. */
export interface PublishedPackage {
  readonly name: string;
  readonly folder: string;
}

/** Every package of the workspace that is not private. */
export const publishedPackages: readonly PublishedPackage[] = globSync('{packages,apps}/*/package.json', {
  cwd: root,
})
  .map((file) => ({ folder: resolve(root, file, '..'), manifest: readManifest(join(root, file)) }))
  .filter(({ manifest }) => manifest.private !== true)
  .map(({ folder, manifest }) => ({ folder, name: manifest.name }));

/** Creates an empty folder outside the workspace. */
export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'parbench-pack-'));
}

/** Packs a package as it would be published; returns the path of the archive. */
export function pack({ folder }: PublishedPackage, destination: string): string {
  const output = runPnpm(['pack', '--json', '--pack-destination', destination], folder);
  return resolve(destination, JSON.parse(output).filename);
}

/** Installs archives in `folder`, with npm, as a user would install packages. */
export function install(archives: ReadonlyMap<string, string>, folder: string): void {
  const dependencies = Object.fromEntries([...archives].map(([name, archive]) => [name, `file:${archive}`]));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies }),
  );
  execFileSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'pipe' });
}

function runPnpm(args: readonly string[], cwd: string): string {
  return execFileSync('npx', ['-y', 'pnpm', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function readManifest(file: string): { readonly name: string; readonly private?: boolean } {
  return JSON.parse(readFileSync(file, 'utf8'));
}
