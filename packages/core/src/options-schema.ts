import type { StandardSchemaV1 } from '@standard-schema/spec';

/** One option of a strategy: a whole number within limits, one of a few words, yes or no, a text, or a list of texts. */
export type OptionField =
  | {
      readonly type: 'integer';
      readonly min: number;
      readonly max?: number;
      readonly default?: number;
      readonly description?: string;
    }
  | {
      readonly type: 'choice';
      readonly values: readonly string[];
      readonly default?: string;
      readonly description?: string;
    }
  | { readonly type: 'flag'; readonly default?: boolean; readonly description?: string }
  | { readonly type: 'text'; readonly default?: string; readonly description?: string }
  | { readonly type: 'texts'; readonly default?: readonly string[]; readonly description?: string };

type ValueOf<Field extends OptionField> = Field extends { readonly values: readonly (infer Value)[] }
  ? Value
  : {
      readonly integer: number;
      readonly flag: boolean;
      readonly text: string;
      readonly texts: readonly string[];
      readonly choice: string;
    }[Field['type']];

/** The type of the options that a schema of these fields accepts, complete. */
export type OptionsOf<Fields extends Readonly<Record<string, OptionField>>> = {
  readonly [Name in keyof Fields as Fields[Name] extends { readonly default: unknown }
    ? Name
    : never]: ValueOf<Fields[Name]>;
} & {
  readonly [Name in keyof Fields as Fields[Name] extends { readonly default: unknown }
    ? never
    : Name]?: ValueOf<Fields[Name]>;
};

/**
 * Returns a Standard Schema for a few options that are numbers, words, flags or lists. It loads no library, which keeps
 * `parbench list` fast; any other Standard Schema works too. An option without a default may be missing.
 */
export function optionsSchema<const Fields extends Readonly<Record<string, OptionField>>>(
  fields: Fields,
): StandardSchemaV1<unknown, OptionsOf<Fields>> {
  return {
    '~standard': {
      version: 1,
      vendor: 'parbench',
      validate(given) {
        const issues = [...unknownOptions(fields, given), ...invalidOptions(fields, given)];
        if (issues.length > 0) return { issues };
        const defaults = Object.entries(fields).filter(([, field]) => field.default !== undefined);
        const value = {
          ...Object.fromEntries(defaults.map(([name, field]) => [name, field.default])),
          ...(given as object),
        };
        return { value: value as OptionsOf<Fields> };
      },
    },
  };
}

function* unknownOptions(
  fields: Readonly<Record<string, OptionField>>,
  given: unknown,
): Iterable<StandardSchemaV1.Issue> {
  if (typeof given !== 'object' || given === null) {
    yield { message: `expected an object, received ${JSON.stringify(given)}` };
    return;
  }
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(fields, name)) continue;
    yield {
      message: `unknown option; expected one of \`${Object.keys(fields).join('`, `')}\``,
      path: [name],
    };
  }
}

function* invalidOptions(
  fields: Readonly<Record<string, OptionField>>,
  given: unknown,
): Iterable<StandardSchemaV1.Issue> {
  for (const [name, field] of Object.entries(fields)) {
    const value = (given as Record<string, unknown> | null | undefined)?.[name];
    if (value === undefined || accepts(field, value)) continue;
    yield { message: `expected ${expectationOf(field)}, received ${JSON.stringify(value)}`, path: [name] };
  }
}

function accepts(field: OptionField, value: unknown): boolean {
  switch (field.type) {
    case 'choice':
      return field.values.some((allowed) => allowed === value);
    case 'flag':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string' && value.length > 0;
    case 'texts':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'integer':
      return (
        Number.isSafeInteger(value) &&
        Number(value) >= field.min &&
        Number(value) <= (field.max ?? Number.MAX_SAFE_INTEGER)
      );
  }
}

function expectationOf(field: OptionField): string {
  if (field.type === 'choice') return `one of ${field.values.map((value) => `\`${value}\``).join(', ')}`;
  if (field.type === 'flag') return '`true` or `false`';
  if (field.type === 'text') return 'a text that is not empty';
  if (field.type === 'texts') return 'a list of texts';
  const { min, max } = field;
  return max === undefined ? `an integer of at least ${min}` : `an integer from ${min} to ${max}`;
}
