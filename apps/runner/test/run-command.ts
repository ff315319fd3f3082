import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The command, from source. */
export const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));

/** The outcome of running the command. */
export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real command from source, in a process without a terminal. */
export function runCommand(
  args: readonly string[],
  { env = {}, cwd }: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string } = {},
): Promise<CommandResult> {
  const { NO_COLOR: _no, FORCE_COLOR: _force, GITHUB_STEP_SUMMARY: _summary, ...inherited } = process.env;
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--conditions=@parbench/source', cli, ...args],
      { cwd, env: { ...inherited, COLUMNS: '80', ...env } },
      (_error, stdout, stderr) => resolve({ exitCode: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
