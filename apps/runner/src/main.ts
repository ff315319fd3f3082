import { boundText, isParbenchError, messageOf } from '@parbench/core/errors';
import { packageOf } from '@parbench/core/package-of';
import { parseCommandLine } from './bundled/command-line.ts';
import type { Request } from './command-line/request.ts';
import { type ExitCode, exitCodes } from './exit/exit-codes.ts';
import { writeText } from './output/write-text.ts';

/**
 * Runs the command line; `args` follow the program's name. A mistake of the user's, or what the system refuses, ends as one
 * message on stderr; a bug of ours is thrown.
 */
export async function main(args: readonly string[]): Promise<ExitCode> {
  process.stdout.on('error', reportUnwritable);
  // If messages cannot be written, that cannot be reported either.
  process.stderr.on('error', () => {});
  try {
    if (args[0] === 'complete') return await suggest(args);
    return await answer(parseCommandLine(args, packageOf(import.meta.url).version), args);
  } catch (error) {
    if (!isParbenchError(error) && !isSystemError(error)) throw error;
    await tell(`parbench: ${isParbenchError(error) ? error.message : refusedBySystem(error)}`);
    return isParbenchError(error) && error.code === 'timeout' ? exitCodes.cellFailed : exitCodes.usage;
  }
}

/** Whether the operating system refused something: Node names the call, such as `mkdtemp`. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

function refusedBySystem(error: NodeJS.ErrnoException): string {
  return error.syscall === 'uv_cwd'
    ? 'the working folder: expected a folder, but it no longer exists. Change to another one.'
    : `the system refused \`${error.syscall}\`: ${messageOf(error)}.`;
}

/** Prints an error: wrapped on a terminal, in one line elsewhere. */
async function tell(message: string): Promise<void> {
  const text = boundText(message);
  if (!process.stderr.isTTY) return writeText(process.stderr, `${text}\n`);
  const { createTerminal, wrap } = await import('./output/terminal.ts');
  writeText(process.stderr, `${wrap(createTerminal(process.stderr), text)}\n`);
}

/**
 * Loads each command when it is needed, so that help and error messages appear at once. Only this function reads the
 * working folder, which the user's paths are relative to.
 */
async function answer(request: Request, args: readonly string[]): Promise<ExitCode> {
  switch (request.command) {
    case 'print':
      writeText(process.stdout, request.text);
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
    case 'sweep': {
      const { runSweep } = await import('./commands/sweep/sweep.ts');
      return runSweep(request, process.cwd(), args);
    }
    case 'claims': {
      const { testClaims } = await import('./commands/claims/claims.ts');
      return testClaims(request.options, process.cwd());
    }
    case 'merge': {
      const { mergeSavedResults } = await import('./commands/merge/merge.ts');
      return mergeSavedResults(request.files, request.options);
    }
    case 'worker': {
      const { offerWorkers } = await import('./commands/worker/worker.ts');
      return offerWorkers(request.options, process.cwd());
    }
    case 'report': {
      const { reportSavedResult } = await import('./commands/report/report.ts');
      return reportSavedResult(request.file, request.options);
    }
    case 'doctor': {
      const { examineHere } = await import('./commands/doctor/doctor.ts');
      return examineHere(request.options);
    }
    case 'new': {
      const { makePackage } = await import('./commands/new/new.ts');
      return makePackage(request.wanted, process.cwd());
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
      return measureMatrix(run, args);
    }
  }
}

/** Runs `parbench complete -- words...`, which the scripts of `parbench completion` call. Options among the words are not ours. */
async function suggest([, , ...words]: readonly string[]): Promise<ExitCode> {
  const { complete } = await import('./commands/completion/completion.ts');
  process.stdout.write(`${await complete(words, process.cwd())}\n`);
  return exitCodes.fine;
}

/** The reader may close the pipe at any time (`| head`); the rest of the output is then dropped. */
function reportUnwritable(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  writeText(
    process.stderr,
    `parbench: standard output could not be written: ${error.message}. Free some space, or redirect it.\n`,
  );
  process.exitCode = exitCodes.usage;
}
