import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { usageError } from '../../errors/usage-error.ts';

/** The context in which another revision is prepared. */
export interface RevisionContext {
  readonly signal: AbortSignal;
  /** A shell command that runs in the other revision after its dependencies are installed. */
  readonly setup?: string;
  /** Prints a line of progress. */
  readonly log: (line: string) => void;
}

/** A command and its arguments; one without arguments is a line for the shell. */
type Command = readonly [file: string, ...args: string[]];

interface Project {
  readonly folder: string;
  readonly command: Command;
}

/** How each package manager installs exactly what its lock file says. */
const installers: readonly (readonly [lockFile: string, command: Command])[] = [
  ['pnpm-lock.yaml', ['pnpm', 'install', '--frozen-lockfile']],
  ['package-lock.json', ['npm', 'ci', '--no-audit', '--no-fund']],
  ['npm-shrinkwrap.json', ['npm', 'ci', '--no-audit', '--no-fund']],
  ['yarn.lock', ['yarn', 'install', '--frozen-lockfile']],
  ['bun.lock', ['bun', 'install', '--frozen-lockfile']],
];

/**
 * Installs the dependencies of the project that `folder` belongs to, found by its lock file in `folder` or above, up to
 * `top`, then runs the user's setup. Without a lock file there is nothing to install.
 * @throws ParbenchError `usage` if a command fails, with the end of its output
 */
export async function installDependencies(
  folder: string,
  top: string,
  context: RevisionContext,
): Promise<void> {
  const project = findProject(folder, top);
  if (project !== undefined) await run(project.folder, project.command, context);
  if (context.setup !== undefined) await run(folder, [context.setup], context);
}

function findProject(folder: string, top: string): Project | undefined {
  const [, command] = installers.find(([lockFile]) => existsSync(join(folder, lockFile))) ?? [];
  if (command !== undefined) return { folder, command };
  return folder === top || dirname(folder) === folder ? undefined : findProject(dirname(folder), top);
}

async function run(cwd: string, command: Command, { signal, log }: RevisionContext): Promise<void> {
  const line = command.join(' ');
  log(`In the other revision: ${line}`);
  const { failed, output, reason } = await execute(cwd, command, signal);
  signal.throwIfAborted();
  if (!failed) return;
  throw usageError(
    `\`--against\`: \`${line}\` failed in the other revision (${reason}):\n${output}\nFix it there, or give a folder that is ready: \`--against ../other-checkout\`.`,
  );
}

/** Executes a command; npx fetches a package manager that is not installed. */
async function execute(cwd: string, [file, ...args]: Command, signal: AbortSignal) {
  const options = {
    cwd,
    all: true,
    reject: false,
    cancelSignal: signal,
    killDescendants: true,
    stdin: 'ignore',
  } as const;
  const direct = await execa(file, args, { ...options, shell: args.length === 0 });
  const result = direct.code === 'ENOENT' ? await execa('npx', ['--yes', file, ...args], options) : direct;
  const lastLines = (result.all ?? '').split('\n').slice(-10).join('\n');
  return { failed: result.failed, output: lastLines, reason: result.shortMessage ?? '' };
}
