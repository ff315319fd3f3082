import { TrialEnd } from '../protocol/trial-end.ts';

/**
 * Returns what `measure` returns; undefined if its trial ends early.
 * @throws TrialEnd with status `interrupted`
 */
export async function unlessEnded<Found>(measure: () => Promise<Found>): Promise<Found | undefined> {
  try {
    return await measure();
  } catch (error) {
    if (!(error instanceof TrialEnd) || error.status === 'interrupted') throw error;
    return undefined;
  }
}
