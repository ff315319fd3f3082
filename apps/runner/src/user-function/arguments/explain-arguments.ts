import { usageError } from '../../errors/usage-error.ts';
import type { HandlerStyle } from '../inspection/recognise-export.ts';

/** A function that needs arguments and has none. */
export interface ArgumentlessFunction {
  readonly name: string;
  /** The names of its parameters, as far as they are known. */
  readonly parameters: readonly string[];
  /** How many arguments it needs. */
  readonly required: number;
  /** The file, as the user named it. */
  readonly label: string;
}

/** A function can claim to need any number. */
const mostNamed = 12;

/** Creates an error that shows three ways to add arguments: in the file, from a seed, or on the command line. */
export function explainArguments({ name, parameters, required, label }: ArgumentlessFunction): Error {
  const names = Array.from(
    { length: Math.min(required, mostNamed) },
    (_, index) => parameters[index] ?? `argument${index + 1}`,
  );
  const list = names.join(', ');
  return usageError(
    [
      `\`${label}\`: expected arguments to call \`${name}(${list})\` with, received none. Add one of these, with values for \`${names.join('`, `')}\`:`,
      `  export const args = [${list}];              // in the file: the same for each call`,
      `  export const args = (seed) => [${list}];    // in the file: different for each seed, 0, 1, 2 ... 19`,
      `  --args '[${names.map((parameter) => `"${parameter}"`).join(', ')}]'    or    --input FILE    // JSON: one list, or a list of lists`,
    ].join('\n'),
  );
}

/** The usual parameter names of request handlers, and how such a handler is called if that can be measured. */
const handlerNames: readonly { readonly names: readonly RegExp[]; readonly style?: HandlerStyle }[] = [
  { names: [/^_?req(uest)?$/, /^_?(res(ponse)?|reply)$/], style: 'node' },
  { names: [/^_?(ctx|context)$/, /^_?next$/] },
  { names: [/^_?req(uest)?$/], style: 'fetch' },
];

/** Says that the parameters look like those of a request handler, `(req, res)`; undefined if they do not. */
export function likeHandlerParameters(
  parameters: readonly string[],
): { readonly like: string; readonly style?: HandlerStyle } | undefined {
  const found = handlerNames.find(
    ({ names }) =>
      names.every((name, index) => name.test(parameters[index] ?? '')) &&
      (names.length > 1 || parameters.length === 1),
  );
  if (found === undefined) return undefined;
  const like = `its parameters are \`(${parameters.join(', ')})\``;
  return { like, ...(found.style && { style: found.style }) };
}
