import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from './run.ts';

/** The root of the workspace. */
export const workspace = resolve(import.meta.dirname, '../../..');

/** What is read of a `package.json`. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly homepage?: string;
  readonly bugs?: string;
  readonly repository?: { readonly type: string; readonly url: string; readonly directory: string };
}

/** A published package. */
export interface PublishedPackage {
  readonly name: string;
  /** Relative to the root of the workspace. */
  readonly directory: string;
  readonly manifest: Manifest;
}

/** Every package of the workspace that is not private. */
export const publishedPackages: readonly PublishedPackage[] = globSync('{packages,apps}/*/package.json', {
  cwd: workspace,
})
  .map((file) => ({ directory: join(file, '..'), manifest: readManifest(join(workspace, file)) }))
  .filter(({ manifest }) => manifest.private !== true)
  .map((found) => ({ ...found, name: found.manifest.name }));

/** Packs all packages as they would be published; returns the archives by the names of their packages. */
export async function packAll(destination: string): Promise<Readonly<Record<string, string>>> {
  const filters = publishedPackages.map(({ name }) => `--filter=${name}`);
  const { stdout } = await run(
    'npx',
    ['-y', 'pnpm', ...filters, 'pack', '--json', '--pack-destination', destination],
    { cwd: workspace },
  );
  const packed: readonly { readonly name: string; readonly filename: string }[] = JSON.parse(stdout);
  return Object.fromEntries(packed.map(({ name, filename }) => [name, resolve(destination, filename)]));
}

/** Reads a `package.json`. */
export function readManifest(file: string): Manifest {
  return JSON.parse(readFileSync(file, 'utf8'));
}
