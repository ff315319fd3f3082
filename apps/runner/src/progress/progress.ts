import type { RunEvent } from '@parbench/engine';

/** Shows on stderr how far a run is. Disposing removes the bar. */
export interface Progress extends Disposable {
  readonly onEvent: (event: RunEvent) => void;
  /** Prints a line. */
  log(line: string): void;
}
