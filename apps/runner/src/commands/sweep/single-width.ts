import type { SweepKind } from '../../command-line/choice-parsers.ts';
import type { SweepOptions } from '../../command-line/request.ts';
import type { WorkerCount } from '../../command-line/value-parsers.ts';
import { usageError } from '../../errors/usage-error.ts';

/**
 * Returns the width of a sweep that varies something else: that of `--workers`, or as many workers as the host runs at once.
 * @throws ParbenchError `usage` for several
 */
export function singleWidth(kind: SweepKind, { workers = ['max'] }: SweepOptions): readonly [WorkerCount] {
  const [width, ...others] = workers;
  if (width !== undefined && others.length === 0) return [width];
  throw usageError(
    `\`--workers\`: expected one number of workers for \`parbench sweep ${kind}\`, received ${workers.length}. \`parbench sweep workers\` compares several.`,
  );
}
