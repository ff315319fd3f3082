import { isParbenchError } from '@parbench/core/errors';
import { parseCommandLine } from './command-line/parse-command-line.ts';
import type { Request } from './command-line/request.ts';
import { type ExitCode, exitCodes } from './exit/exit-codes.ts';
import { packageOf } from './modules/package-of.ts';

/**
 * Does what a command line asks for. `args` are what follows the program's name. A fault of the user's is one message
 * on stderr; a fault of ours is thrown.
 */
export async function main(args: readonly string[]): Promise<ExitCode> {
  process.stdout.on('error', reportUnwritable);
  // Where messages cannot be written, nobody can be told.
  process.stderr.on('error', () => {});
  try {
    if (args[0] === 'complete') return await suggest(args);
    return await answer(parseCommandLine(args, packageOf(import.meta.url).version));
  } catch (error) {
    if (!isParbenchError(error)) throw error;
    await tell(`parbench: ${error.message}`);
    return exitCodes.usage;
  }
}

/** On a terminal broken between words; elsewhere in one line. */
async function tell(message: string): Promise<void> {
  if (!process.stderr.isTTY) return void process.stderr.write(`${message}\n`);
  const { createTerminal, wrap } = await import('./output/terminal.ts');
  process.stderr.write(`${wrap(createTerminal(process.stderr), message)}\n`);
}

/**
 * Each part is loaded when it is needed, so that help and refusals are there at once. The folder that the user's paths are
 * taken from is read here and nowhere else.
 */
async function answer(request: Request): Promise<ExitCode> {
  switch (request.command) {
    case 'print':
      process.stdout.write(request.text);
      return exitCodes.fine;
    case 'list': {
      const { listMatrix } = await import('./commands/list/list.ts');
      return listMatrix(request.options, process.cwd());
    }
    case 'compare': {
      const { compareFiles } = await import('./commands/compare/compare-files.ts');
      return compareFiles(request.before, request.after, request.options);
    }
    case 'compare-against': {
      const { compareAgainst } = await import('./commands/compare/compare-against.ts');
      return compareAgainst(request.options, process.cwd());
    }
    case 'doctor': {
      const { examineHere } = await import('./commands/doctor/doctor.ts');
      return examineHere(request.options);
    }
    case 'completion': {
      const { completionScript } = await import('./commands/completion/completion.ts');
      process.stdout.write(`${await completionScript(request.shell)}\n`);
      return exitCodes.fine;
    }
    case 'run': {
      const { prepareRun } = await import('./commands/run/prepare-run.ts');
      const run = await prepareRun(request.options, process.cwd());
      const { measureMatrix } = await import('./commands/run/run.ts');
      return measureMatrix(run);
    }
  }
}

/** `parbench complete -- words...`: what the scripts of `parbench completion` ask. Options in it are not for us. */
async function suggest([, , ...words]: readonly string[]): Promise<ExitCode> {
  const { complete } = await import('./commands/completion/completion.ts');
  process.stdout.write(`${await complete(words, process.cwd())}\n`);
  return exitCodes.fine;
}

/** Whoever read our output may stop at any time (`| head`): what is left to write is nobody's then. */
function reportUnwritable(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  process.stderr.write(
    `parbench: standard output: expected it to take what is written, received: ${error.message}. Free space, or send it elsewhere.\n`,
  );
  process.exitCode = exitCodes.usage;
}
