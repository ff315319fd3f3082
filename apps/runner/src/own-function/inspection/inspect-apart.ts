import { fileURLToPath } from 'node:url';
import { execaNode } from 'execa';
import { usageError } from '../../errors/usage-error.ts';
import type { Inspection, InspectionRequest } from './inspection.ts';

const host = fileURLToPath(import.meta.resolve('parbench/inspect-host'));

/** Time that a module may take to load beside the calls of its function, milliseconds. */
const loadLimitMs = 10_000;

/** What an inspection is embedded in. */
export interface InspectionContext {
  /** The process works in it. */
  readonly folder: string;
  /** Names the file in messages. */
  readonly label: string;
  /** Time for the calls, milliseconds. */
  readonly timeoutMs: number;
}

/**
 * Inspects a module in a process of its own, with source maps, so that it can end, hang or crash without harm.
 * @throws ParbenchError `usage` when it does
 */
export async function inspectApart(
  request: InspectionRequest,
  { folder, label, timeoutMs }: InspectionContext,
): Promise<Inspection> {
  const child = execaNode(host, {
    cwd: folder,
    nodeOptions: [...process.execArgv, '--enable-source-maps'],
    ipcInput: { ...request },
    timeout: loadLimitMs + timeoutMs,
    forceKillAfterDelay: 500,
    stdin: 'ignore',
    stdout: 'ignore',
    reject: false,
  });
  const { ipcOutput, exitCode, signal, timedOut, stderr } = await child;
  const [inspection] = ipcOutput as unknown as readonly Inspection[];
  if (inspection !== undefined) return inspection;
  const last = stderr.split('\n').findLast((line) => /\S/.test(line));
  const how = timedOut
    ? `neither ended nor returned within ${(loadLimitMs + timeoutMs) / 1000} s`
    : endOf(exitCode, signal);
  throw usageError(
    `\`${label}\`: expected a module that loads and a function that returns, but the process that tried it ${how}${last === undefined ? '' : ` (${last.trim()})`}. Does it end the process, start a server or loop for ever?`,
  );
}

function endOf(exitCode: number | undefined, signal: string | undefined): string {
  return signal === undefined ? `exited with code ${exitCode}` : `was ended by ${signal}`;
}
