import { resolve } from 'node:path';
import { isPythonFile } from '../../command-line/parse-command-line.ts';
import { usageError } from '../../errors/usage-error.ts';

/**
 * Returns the path of the interpreter that measures Python files: that of `--python`, or what `python3` starts. A path is
 * relative to `folder`.
 * @throws ParbenchError `usage` if there is none, if several are given, and if other files are among `files`
 */
export async function chooseInterpreter(
  files: readonly string[],
  given: readonly string[],
  folder: string,
): Promise<string> {
  const other = files.find((file) => !isPythonFile(file));
  if (other !== undefined) {
    throw usageError(
      `\`${other}\`: expected files of one language, received it beside \`${files.find(isPythonFile)}\`. Measure them in separate runs.`,
    );
  }
  const [path, ...more] = given;
  if (more.length > 0) {
    throw usageError(
      `\`--python\`: expected one interpreter for a function, received ${given.length}. Measure it with each in a run of its own.`,
    );
  }
  const { default: plugin } = await import('@parbench/strategy-python');
  const runtime = plugin.strategies?.find(({ name }) => name === 'python/inline')?.runtime;
  const answer = await runtime?.identify(path?.includes('/') ? resolve(folder, path) : path);
  if (answer?.available) return answer.identity.path;
  throw usageError(
    path === undefined
      ? `\`${files[0]}\`: expected Python, but ${answer?.reason}.`
      : `\`--python\`: expected Python 3.11 or later, received \`${path}\`: ${answer?.reason}.`,
  );
}
