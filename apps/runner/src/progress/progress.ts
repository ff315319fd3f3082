import type { RunEvent } from '@parbench/engine';

/** Shows on stderr how far a run is. Disposing takes away what must not stay. */
export interface Progress extends Disposable {
  readonly onEvent: (event: RunEvent) => void;
  /** A line of its own. */
  log(line: string): void;
}
