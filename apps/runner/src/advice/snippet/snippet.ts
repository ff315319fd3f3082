import type { MatrixCell } from '@parbench/engine';
import type { HandlerStyle } from '../../user-function/inspection/recognise-export.ts';

/** Where a user's function comes from. */
export interface FunctionSource {
  /** The file name, with its extension. */
  readonly file: string;
  readonly exportName: string;
  readonly arguments: ArgumentSource;
}

/** Where a user's request handler comes from. */
export interface ServiceSource {
  /** The file name, with its extension. */
  readonly file: string;
  readonly exportName: string;
  readonly style: HandlerStyle;
}

/** Where its arguments come from: the file's `args`, a list or a function of a seed, or a list of the command line. */
export type ArgumentSource =
  | { readonly from: 'nowhere' | 'list' | 'seeds' }
  | { readonly from: 'command-line'; readonly list: readonly unknown[] };

/** A way to run a function: a strategy of a package, with workers. */
export type Way = Pick<MatrixCell, 'workers' | 'runtime'> & {
  readonly strategy: Pick<MatrixCell['strategy'], 'name' | 'package'>;
};

/** Files that run a function in a certain way, to be saved beside its own. */
export interface Snippet {
  /** The command that runs them. */
  readonly command: string;
  /** The packages that they need. */
  readonly packages: readonly string[];
  readonly files: readonly { readonly name: string; readonly code: string }[];
}
