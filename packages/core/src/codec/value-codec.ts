import type { ValueChannel } from '../capabilities.ts';
import { jsonCodec } from './json-codec.ts';

/** Turns values into what a channel carries, and back. */
export interface ValueCodec {
  /** @throws Error that says where the value cannot cross, and why */
  encode(value: unknown): unknown;
  decode(encoded: unknown): unknown;
}

/** The codec for a channel: all but JSON carry values as they are, or refuse them by themselves. */
export function codecOf(values: ValueChannel): ValueCodec {
  return values === 'json' ? jsonCodec : asItIs;
}

const asItIs: ValueCodec = { encode: (value) => value, decode: (encoded) => encoded };
