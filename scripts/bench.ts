/** `pnpm bench`: builds what is not built and runs the command from `dist`. Standard output is the command's alone. */
import { buildCommand } from './build-command.ts';

buildCommand();
await import(new URL('../apps/runner/dist/cli.js', import.meta.url).href);
