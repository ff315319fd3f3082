import type { RecognisedExport } from './recognise-export.ts';
import type { ThrownError } from './thrown-error.ts';

/** What is to be found out about a module, in a process of its own. */
export interface InspectionRequest {
  /** The `file:` URL of the bundled module. */
  readonly url: string;
  readonly exportName: string;
  readonly lists?: readonly (readonly unknown[])[];
}

/** What was found out. */
export type Inspection =
  | { readonly status: 'loaded'; readonly found: RecognisedExport; readonly call?: TriedCalls }
  /** The module threw while it was loaded. */
  | { readonly status: 'not-loaded'; readonly error: ThrownError }
  /** `args` or `verify` is not what it has to be; a message for the user. */
  | { readonly status: 'refused'; readonly message: string };

/** How the first calls of the function went. Missing when it is no function, or needs arguments and has none. */
export type TriedCalls =
  | {
      readonly status: 'returned';
      /** The shortest of them. */
      readonly callMs: number;
      readonly isAsync: boolean;
      readonly changesArguments: boolean;
    }
  | { readonly status: 'threw'; readonly error: ThrownError };
