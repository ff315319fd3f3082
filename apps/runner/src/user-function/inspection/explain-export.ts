import { nearestTo } from '../../errors/nearest.ts';
import { usageError } from '../../errors/usage-error.ts';
import type { RecognisedExport } from './recognise-export.ts';

/** An export that cannot be measured. */
type Refused = Exclude<RecognisedExport, { readonly kind: 'function' | 'workload' }>;

/** Creates an error that says why an export of the file `label` cannot be measured, and what to do. */
export function explainExport(found: Refused, exportName: string, label: string): Error {
  const remedy = remedies[found.kind] as (found: Refused, exportName: string) => string;
  return usageError(`\`${label}\`: expected a function to measure, ${remedy(found, exportName)}`);
}

const remedies: {
  readonly [Kind in Refused['kind']]: (found: Extract<Refused, { kind: Kind }>, exportName: string) => string;
} = {
  missing: ({ exports, functions }, exportName) => {
    if (exports.length === 0)
      return 'received a module that exports nothing. Write `export default` before the function.';
    const what =
      exportName === 'default' ? 'a module without a default export' : `a module without \`${exportName}\``;
    return `received ${what}: it exports \`${exports.join('`, `')}\`.${nameOne(functions, exportName)}`;
  },
  value: ({ received, functions }, exportName) =>
    `received ${received} as \`${exportName}\`.${nameOne(functions, exportName)}`,
  class: ({ name }) =>
    `received the class \`${name}\`, which cannot be called. Export a function that creates an instance and does the work.`,
  generator: ({ name }) =>
    `received the generator \`${name}\`: calling it only creates an iterator. Export a function that iterates over it: \`export default (...list) => [...${name}(...list)]\`.`,
  'request-handler': ({ like }) =>
    `received what looks like a request handler (${like}), but not of a kind that can be measured. Export \`(request, response) => ...\` of \`node:http\`, a function from \`Request\` to \`Response\`, or the expensive function that it calls.`,
};

function nameOne(functions: readonly string[], exportName: string): string {
  const nearest = nearestTo(
    exportName,
    functions.filter((name) => name !== exportName),
  );
  if (nearest === undefined) return ' No export is a function to measure: export one.';
  return exportName === 'default'
    ? ` Name one: \`--export ${nearest}\`.`
    : ` Did you mean \`--export ${nearest}\`?`;
}
