import { execFile } from 'node:child_process';

/** How a command ended. */
export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The environment of commands: that of this process, without the settings that a package manager gives to its scripts. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(npm_(?!config_(cache|cafile|.*proxy)$)|pnpm_|VITEST|NODE_OPTIONS$)/i.test(name),
  ),
);

/**
 * Runs a command to its end, which must be that of success.
 * @throws Error with all that it printed
 */
export async function run(
  file: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Ended> {
  const ended = await runToAnyEnd(file, args, options);
  if (ended.exitCode === 0) return ended;
  const { exitCode, stdout, stderr } = ended;
  throw new Error(`\`${file} ${args.join(' ')}\` exited with ${exitCode}:\n${stdout}${stderr}`);
}

/** Runs a command to its end, whatever that is. */
export function runToAnyEnd(
  file: string,
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Ended> {
  const settings = { cwd, env: { ...environment, ...env }, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    const child = execFile(file, [...args], settings, (_error, stdout, stderr) => {
      resolve({ exitCode: child.exitCode ?? -1, stdout, stderr });
    });
  });
}
