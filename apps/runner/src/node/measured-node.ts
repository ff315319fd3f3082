import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { messageOf } from '@parbench/core';
import type { MeasuredNode } from '@parbench/engine';
import { usageError } from '../errors/usage-error.ts';
import { entryAt } from '../files/entry-at.ts';

/** The oldest Node that parbench's packages run on, as in `engines`. */
const oldest = [22, 18] as const;

const answerTimeoutMs = 10_000;

/**
 * Asks the Node of `--node`, whose path is relative to `folder`, for its versions.
 * @throws ParbenchError `usage` if there is none, or it is too old for trials
 */
export async function identifyNode(executable: string, folder: string): Promise<MeasuredNode> {
  const path = resolve(folder, executable);
  const entry = entryAt(path);
  if (entry.kind !== 'file') throw unfit(executable, entry.problem ?? `there is no file at ${path}`);
  const { node, v8 } = await askVersions(path).catch((cause) => {
    throw unfit(executable, messageOf(cause));
  });
  if (isTooOld(node)) throw unfit(executable, `it is Node ${node}`);
  return { path, version: node, v8 };
}

interface Versions {
  readonly node: string;
  readonly v8: string;
}

async function askVersions(path: string): Promise<Versions> {
  const asked = promisify(execFile)(path, ['-p', 'JSON.stringify(process.versions)'], {
    timeout: answerTimeoutMs,
  });
  const { stdout } = await asked.catch((cause: NodeJS.ErrnoException) => {
    throw new Error(`it does not run (${cause.code ?? 'no answer'})`);
  });
  const versions = parseVersions(stdout);
  if (versions === undefined) throw new Error('it runs, but is not Node');
  return versions;
}

function parseVersions(answer: string): Versions | undefined {
  try {
    const { node, v8 } = JSON.parse(answer) as Partial<Versions>;
    return node === undefined || v8 === undefined ? undefined : { node, v8 };
  } catch {
    return undefined;
  }
}

function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
}

function unfit(executable: string, reason: string): Error {
  return usageError(
    `\`--node\`: expected the path of Node ${oldest.join('.')} or later, received \`${executable}\`: ${reason}. For example: \`--node ${process.execPath}\`.`,
  );
}
