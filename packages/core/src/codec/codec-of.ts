import type { ValueChannel } from '../capabilities.ts';
import { jsonCodec } from './json-codec.ts';
import type { ValueCodec } from './value-codec.ts';

/** Returns the codec for a channel. All channels but JSON carry values as they are, or refuse them by themselves. */
export function codecOf(values: ValueChannel): ValueCodec {
  return values === 'json' ? jsonCodec : asItIs;
}

const asItIs: ValueCodec = { keepsIdentity: true, encode: (value) => value, decode: (encoded) => encoded };
