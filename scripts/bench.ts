/** `pnpm bench`: builds what is not built and runs the command from `dist`. Standard output is the command's alone. */
import { turbo } from './turbo.ts';

const build = turbo(
  ['run', 'build', '--filter=parbench', '--filter=./packages/strategy-*', '--output-logs=errors-only'],
  'pipe',
);
if (build.status !== 0) {
  console.error(`The build failed:\n${build.stdout}${build.stderr}${build.error?.message ?? ''}`);
  process.exit(1);
}
await import(new URL('../apps/runner/dist/cli.js', import.meta.url).href);
