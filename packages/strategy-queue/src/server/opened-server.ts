import type { OrphanReaper } from '@parbench/core/orphan-reaper';
import { findProgram, type ServerKind } from './find-program.ts';
import { type ServerRecipe, startPrivateServer } from './private-server.ts';

/** A server to use, private or not. */
export interface OpenedServer<Place> {
  readonly place: Place;
  readonly isPrivate: boolean;
  /** Resolves to the reason when a private server is gone for good. */
  readonly gone: Promise<string>;
  /** Ends a private server. */
  end(): Promise<void>;
}

/** Returns a server that runs by itself. */
export function runningServer<Place>(place: Place): OpenedServer<Place> {
  return { place, isPrivate: false, gone: new Promise(() => {}), end: async () => {} };
}

/**
 * Starts a private server.
 * @throws ParbenchError `worker-start`
 */
export async function openPrivateServer<Place>(
  { programs, debianPackage }: ServerKind,
  recipeOf: (program: string) => ServerRecipe<Place>,
  reaper: OrphanReaper,
): Promise<OpenedServer<Place>> {
  const program = findProgram(programs) ?? debianPackage;
  const { address, gone, end } = await startPrivateServer(recipeOf(program), reaper);
  return { place: address, isPrivate: true, gone, end };
}
