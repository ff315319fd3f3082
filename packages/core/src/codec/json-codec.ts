import { isFaithful } from './json-faithful.ts';
import { decodeTagged, encodeTagged } from './json-tagged.ts';
import type { ValueCodec } from './value-codec.ts';

/**
 * Carries values over a JSON channel without loss. Values that JSON preserves are sent as they are, bytes
 * (`ArrayBuffer`, typed arrays, `DataView`, `Buffer`) as base64, and `undefined`, `NaN`, infinities and `-0` as tags.
 * Everything else that JSON would change or drop is refused: functions, symbols, BigInt, Map, Set, Date, errors, class
 * instances, shared memory and cycles. As in structured clone, prototypes of `null` become plain, symbol keys are
 * dropped, and holes in arrays become `undefined`.
 */
export const jsonCodec: ValueCodec = {
  keepsIdentity: false,
  encode: (value) => (isFaithful(value) ? value : { [envelope]: encodeTagged(value) }),
  decode: (encoded) => (isEnvelope(encoded) ? decodeTagged(encoded[envelope]) : encoded),
};

/** `isFaithful` refuses objects that have this key, so that only an envelope looks like one. */
const envelope = '$';

function isEnvelope(encoded: unknown): encoded is { readonly [envelope]: unknown } {
  return typeof encoded === 'object' && encoded !== null && envelope in encoded;
}
