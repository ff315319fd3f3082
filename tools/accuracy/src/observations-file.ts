import { appendFile, readFile, truncate } from 'node:fs/promises';
import { type Observation, observationSchema } from './observation.ts';

/**
 * The observations that a file holds, one a line; none when there is no such file. A torn last line is left out: what
 * wrote it was interrupted.
 */
export async function readObservations(file: string): Promise<readonly Observation[]> {
  const lines = (await readText(file)).split('\n');
  return lines.slice(0, -1).map((line) => observationSchema.parse(JSON.parse(line)));
}

/** Reads a file that is to be added to: a torn last line is taken out of it. */
export async function resumeObservations(file: string): Promise<readonly Observation[]> {
  const text = await readText(file);
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole !== text) await truncate(file, Buffer.byteLength(whole));
  return readObservations(file);
}

/** Adds one observation, as one line. */
export async function appendObservation(file: string, observation: Observation): Promise<void> {
  await appendFile(file, toLine(observation));
}

function toLine(observation: Observation): string {
  return `${JSON.stringify(observation)}\n`;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
