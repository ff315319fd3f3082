import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** On CI the command is the built one, as users get it; elsewhere it runs from source, which needs no build. */
const isBuilt = process.env.CI !== undefined;

/** The arguments of Node that run the command. */
export const parbench: readonly string[] = isBuilt
  ? [fileURLToPath(new URL('../dist/cli.js', import.meta.url))]
  : ['--conditions=@parbench/source', fileURLToPath(new URL('../src/cli.ts', import.meta.url))];

/** The same with short trials, for tests that do not rest on figures. */
export const parbenchInShort: readonly string[] = [
  ...parbench.slice(0, -1),
  fileURLToPath(new URL('./short-trials.ts', import.meta.url)),
];

/** The outcome of running the command. */
export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** With short trials when missing. */
  readonly program?: readonly string[];
}

/** Runs the real command in a process without a terminal. */
export function runCommand(
  args: readonly string[],
  { env = {}, cwd, program = parbenchInShort }: Surroundings = {},
): Promise<CommandResult> {
  const { NO_COLOR: _no, FORCE_COLOR: _force, GITHUB_STEP_SUMMARY: _summary, ...inherited } = process.env;
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...program, ...args],
      { cwd, env: { ...inherited, COLUMNS: '80', ...env } },
      (_error, stdout, stderr) => resolve({ exitCode: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
