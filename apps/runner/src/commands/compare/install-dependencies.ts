import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { usageError } from '../../errors/usage-error.ts';

/** What making another revision needs. */
export interface RevisionContext {
  readonly signal: AbortSignal;
  /** A command that is run in the other revision after its dependencies are installed, by a shell. */
  readonly setup?: string;
  /** Told what is being done, a line at a time. */
  readonly log: (line: string) => void;
}

/** A command and its arguments; one without arguments is a line for the shell. */
type Command = readonly [file: string, ...args: string[]];

interface Project {
  readonly folder: string;
  readonly command: Command;
}

/** How each package manager installs what its lock file says, and nothing else. */
const installers: readonly (readonly [lockFile: string, command: Command])[] = [
  ['pnpm-lock.yaml', ['pnpm', 'install', '--frozen-lockfile']],
  ['package-lock.json', ['npm', 'ci', '--no-audit', '--no-fund']],
  ['npm-shrinkwrap.json', ['npm', 'ci', '--no-audit', '--no-fund']],
  ['yarn.lock', ['yarn', 'install', '--frozen-lockfile']],
  ['bun.lock', ['bun', 'install', '--frozen-lockfile']],
];

/**
 * Installs the dependencies of the project that `folder` belongs to, found by its lock file from there upwards to `top`,
 * then runs the user's own setup. A project without a lock file has nothing to install.
 * @throws ParbenchError `usage` when a command fails, with the end of what it printed
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
    `\`--against\`: expected \`${line}\` to succeed in the other revision, but it failed (${reason}):\n${output}\nMake it pass there, or give a folder that is ready: \`--against ../other-checkout\`.`,
  );
}

/** A package manager that is not installed is brought by npx. */
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
