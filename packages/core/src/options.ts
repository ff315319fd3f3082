import { ParbenchError } from './errors.ts';
import type { Strategy } from './strategy.ts';

/**
 * Validates options by the strategy's schema and returns them complete. A strategy without a schema accepts none.
 * @throws ParbenchError `invalid-options`
 */
export async function parseOptions<Options>(strategy: Strategy<Options>, options: unknown): Promise<Options> {
  if (strategy.options === undefined) return parseNoOptions(strategy.name, options) as Options;
  const result = await strategy.options['~standard'].validate(options ?? {});
  if (result.issues === undefined) return result.value;
  const issues = result.issues.map(({ message, path }) => {
    const field = path?.map((part) => (typeof part === 'object' ? part.key : part)).join('.');
    return field ? `\`${field}\`: ${message}` : message;
  });
  throw new ParbenchError('invalid-options', `Options of \`${strategy.name}\`: ${issues.join('; ')}.`);
}

function parseNoOptions(name: string, options: unknown): undefined {
  const given = Object.keys(options ?? {});
  if (given.length === 0) return undefined;
  throw new ParbenchError(
    'invalid-options',
    `Options of \`${name}\`: expected none, received \`${given.join('`, `')}\`.`,
  );
}
