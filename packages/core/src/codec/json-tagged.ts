import { decodeBytes, encodeBytes, type TaggedBytes } from './json-bytes.ts';
import { isFaithfulNumber, isPlainObject } from './json-faithful.ts';

/** An object in tagged JSON: `$` says what it stands for; without it, it is itself. */
type Tagged =
  | TaggedBytes
  | { readonly $: 'undefined' }
  | { readonly $: 'number'; readonly text: string }
  | { readonly $: 'object'; readonly entries: readonly (readonly [key: string, value: unknown])[] };

/**
 * A copy of `value` that survives JSON.
 * @throws Error that names the path to what cannot cross and its type
 */
export function encodeTagged(value: unknown): unknown {
  return encode(value, [], []);
}

/** Undoes `encodeTagged`. */
export function decodeTagged(encoded: unknown): unknown {
  if (typeof encoded !== 'object' || encoded === null) return encoded;
  if (Array.isArray(encoded)) return encoded.map(decodeTagged);
  if ('$' in encoded) return decodeTag(encoded as Tagged);
  for (const [key, item] of Object.entries(encoded))
    (encoded as Record<string, unknown>)[key] = decodeTagged(item);
  return encoded;
}

function encode(value: unknown, path: readonly string[], ancestors: readonly object[]): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return isFaithfulNumber(value)
        ? value
        : { $: 'number', text: Object.is(value, -0) ? '-0' : `${value}` };
    case 'undefined':
      return { $: 'undefined' };
    case 'object':
      return value === null ? null : encodeObject(value, path, ancestors);
    default:
      throw refusal(path, `a ${typeof value}`);
  }
}

function encodeObject(value: object, path: readonly string[], ancestors: readonly object[]): unknown {
  if (ancestors.includes(value)) throw refusal(path, 'a reference to an object that contains it');
  const bytes = encodeBytes(value);
  if (bytes) return bytes;
  const lineage = [...ancestors, value];
  const encodePart = (part: unknown, key: string) => encode(part, [...path, key], lineage);
  if (Array.isArray(value)) return Array.from(value, (item, index) => encodePart(item, String(index)));
  if (!isPlainObject(value)) throw refusal(path, `a ${value.constructor?.name ?? 'class instance'}`);
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
    case 'object':
      return Object.fromEntries(tagged.entries.map(([key, value]) => [key, decodeTagged(value)]));
    default:
      return decodeBytes(tagged);
  }
}

function refusal(path: readonly string[], what: string): Error {
  const where = path.length === 0 ? 'The value itself' : `\`${path.join('.')}\``;
  return new Error(
    `${where} is ${what}, which JSON cannot carry; a strategy with structured clone, such as \`processes/advanced\`, carries more types.`,
  );
}
