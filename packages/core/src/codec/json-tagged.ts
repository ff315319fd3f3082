import { decodeBytes, encodeBytes, type TaggedBytes } from './json-bytes.ts';
import { isFaithfulNumber, isPlainObject } from './json-faithful.ts';

/** An object in tagged JSON: `$` names the type that it represents. Without `$`, it represents itself. */
type Tagged =
  | TaggedBytes
  | { readonly $: 'undefined' }
  | { readonly $: 'number' | 'bigint'; readonly text: string }
  | { readonly $: 'object'; readonly entries: readonly (readonly [key: string, value: unknown])[] };

/** Types that only some channels carry. */
interface TaggedOptions {
  /**
   * Whether a BigInt is carried instead of refused. A number that another language would read as one is tagged then.
   */
  readonly carriesBigInt?: boolean;
}

/**
 * Returns a copy of `value` that survives JSON.
 * @throws Error with the path to the part that cannot be carried, and its type
 */
export function encodeTagged(value: unknown, options: TaggedOptions = {}): unknown {
  return encode(value, { path: [], ancestors: [], options });
}

/** Returns the value that `encodeTagged` was given. Changes `encoded`. */
export function decodeTagged(encoded: unknown): unknown {
  if (typeof encoded !== 'object' || encoded === null) return encoded;
  if (Array.isArray(encoded)) return encoded.map(decodeTagged);
  if ('$' in encoded) return decodeTag(encoded as Tagged);
  for (const [key, item] of Object.entries(encoded))
    (encoded as Record<string, unknown>)[key] = decodeTagged(item);
  return encoded;
}

/** The position of a part in the whole value. */
interface Place {
  readonly path: readonly string[];
  readonly ancestors: readonly object[];
  readonly options: TaggedOptions;
}

function encode(value: unknown, place: Place): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return isFaithfulNumber(value) && !(place.options.carriesBigInt && isUnsafeInteger(value))
        ? value
        : { $: 'number', text: Object.is(value, -0) ? '-0' : `${value}` };
    case 'undefined':
      return { $: 'undefined' };
    case 'object':
      return value === null ? null : encodeObject(value, place);
    case 'bigint':
      if (place.options.carriesBigInt) return { $: 'bigint', text: String(value) };
      throw refusal(place, 'a bigint');
    default:
      throw refusal(place, `a ${typeof value}`);
  }
}

function encodeObject(value: object, place: Place): unknown {
  const { path, ancestors } = place;
  if (ancestors.includes(value)) throw refusal(place, 'a reference to an object that contains it');
  const bytes = encodeBytes(value);
  if (bytes) return bytes;
  const lineage = [...ancestors, value];
  const encodePart = (part: unknown, key: string) =>
    encode(part, { ...place, path: [...path, key], ancestors: lineage });
  if (Array.isArray(value)) return Array.from(value, (item, index) => encodePart(item, String(index)));
  if (!isPlainObject(value)) throw refusal(place, `a ${value.constructor?.name ?? 'class instance'}`);
  const entries = Object.entries(value).map(([key, part]) => [key, encodePart(part, key)] as const);
  const needsEscape = entries.some(([key]) => key === '$' || key === '__proto__');
  return needsEscape ? { $: 'object', entries } : Object.fromEntries(entries);
}

function decodeTag(tagged: Tagged): unknown {
  switch (tagged.$) {
    case 'undefined':
      return undefined;
    case 'number':
      return Number(tagged.text);
    case 'bigint':
      return BigInt(tagged.text);
    case 'object':
      return Object.fromEntries(tagged.entries.map(([key, value]) => [key, decodeTagged(value)]));
    default:
      return decodeBytes(tagged);
  }
}

/** Whether languages with integers of any size read this number as one of them. */
function isUnsafeInteger(value: number): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}

function refusal({ path }: Place, what: string): Error {
  const where = path.length === 0 ? 'The value itself' : `\`${path.join('.')}\``;
  return new Error(
    `${where} is ${what}, which JSON cannot carry. A strategy whose values are structured clones carries more types.`,
  );
}
