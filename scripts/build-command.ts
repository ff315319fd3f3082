import { globSync } from 'node:fs';
import { root, turbo } from './turbo.ts';

/** Builds the command and all plug-ins of the workspace, as far as they are not built. Prints only what went wrong, and then exits. */
export function buildCommand(): void {
  const plugins = globSync('packages/{strategy,workload}-*', { cwd: root });
  const filters = ['parbench', ...plugins.map((folder) => `./${folder}`)].map((name) => `--filter=${name}`);
  const build = turbo(['run', 'build', ...filters, '--output-logs=errors-only'], 'pipe');
  if (build.status === 0) return;
  console.error(`The build failed:\n${build.stdout}${build.stderr}${build.error?.message ?? ''}`);
  process.exit(1);
}
