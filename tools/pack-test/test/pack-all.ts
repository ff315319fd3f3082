import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { packAll } from './packages.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The paths of the archives, by the names of their packages. */
    readonly archives: Readonly<Record<string, string>>;
  }
}

/** Packs every package once, for all test files. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'parbench-pack-'));
  project.provide('archives', await packAll(folder));
  return () => rmSync(folder, { recursive: true, force: true });
}
