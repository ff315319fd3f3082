import type { RecognisedExport } from './recognise-export.ts';
import type { ThrownError } from './thrown-error.ts';

/** A request to inspect a module in a process of its own. */
export interface InspectionRequest {
  /** The `file:` URL of the bundled module. */
  readonly url: string;
  readonly exportName: string;
  readonly lists?: readonly (readonly unknown[])[];
}

/** The result of an inspection. */
export type Inspection =
  | {
      readonly status: 'loaded';
      readonly found: RecognisedExport;
      readonly call?: TriedCalls;
      /** What may be wrong with the arguments; a sentence for the user. */
      readonly hint?: string;
    }
  /** The module threw while it was loaded. */
  | { readonly status: 'not-loaded'; readonly error: ThrownError }
  /** `args` or `verify` is invalid; a message for the user. */
  | { readonly status: 'refused'; readonly message: string };

/** How the first calls of the function went. Missing if it is not a function, or needs arguments and has none. */
export type TriedCalls =
  | {
      readonly status: 'returned';
      /** The time of the shortest call. */
      readonly callMs: number;
      /** The shortest time in which a list of arguments was made. */
      readonly listMs: number;
      readonly isAsync: boolean;
      readonly changesArguments: boolean;
      /** What the module exports as `args`. */
      readonly exportedArguments: 'nothing' | 'list' | 'seeds';
    }
  | { readonly status: 'threw'; readonly error: ThrownError };
