import type { Progress } from '../../progress/progress.ts';
import type { PartSettings } from './measure-part.ts';

/** What a test of claims needs. */
export interface TestSettings extends Omit<PartSettings, 'progress'> {
  readonly budgetMs: number;
  readonly progress: Progress;
}
