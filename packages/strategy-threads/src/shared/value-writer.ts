import { types } from 'node:util';
import { byteTypes, valueTag } from './value-types.ts';

/** Writes values into shared memory. */
export interface ValueWriter {
  /**
   * Writes `value` from `start` up to `limit`. Returns the position behind it; -1 if it does not fit or cannot be
   * written. It writes primitives except BigInt and symbols, bytes that are not shared, and arrays and plain objects of
   * all these with few parts, none of which occurs twice.
   */
  write(value: unknown, start: number, limit: number): number;
}

/** With more objects in a value, or more items or properties in an object, structured clone is faster. */
const mostObjects = 16;
const mostParts = 64;

/** Up to this length, a loop over the characters is faster than a call into Node. */
const shortText = 24;

type PlainObject = Readonly<Record<string, unknown>>;
type Tagged = { readonly [Symbol.toStringTag]: string };

const byteTypeOf = new Map<string, number>(byteTypes.map(({ name }, index) => [name, index]));

/** Creates a writer into `memory`. */
export function createValueWriter(memory: SharedArrayBuffer): ValueWriter {
  const bytes = Buffer.from(memory);
  const view = new DataView(memory);
  let position = 0;
  let end = 0;
  const objects: object[] = [];

  function put(value: unknown): boolean {
    switch (typeof value) {
      case 'number':
        return putNumber(value);
      case 'string':
        return putText(value);
      case 'boolean':
        return putTag(value ? valueTag.true : valueTag.false);
      case 'undefined':
        return putTag(valueTag.undefined);
      case 'object':
        return value === null ? putTag(valueTag.null) : putObject(value);
      default:
        return false;
    }
  }

  function putTag(tag: number): boolean {
    if (position >= end) return false;
    bytes[position++] = tag;
    return true;
  }

  function putNumber(value: number): boolean {
    if (position + 9 > end) return false;
    bytes[position] = valueTag.number;
    view.setFloat64(position + 1, value, true);
    position += 9;
    return true;
  }

  function putHead(tag: number, length: number): void {
    bytes[position] = tag;
    view.setUint32(position + 1, length, true);
    position += 5;
  }

  function putText(text: string): boolean {
    const { length } = text;
    if (position + 5 + length > end) return false;
    const isNarrow = length > shortText ? putLongText(text) : putShortText(text);
    return isNarrow || putWideText(text);
  }

  function putShortText(text: string): boolean {
    const { length } = text;
    const start = position + 5;
    for (let index = 0; index < length; index++) {
      const code = text.charCodeAt(index);
      if (code > 0xff) return false;
      bytes[start + index] = code;
    }
    putHead(valueTag.latin1, length);
    position += length;
    return true;
  }

  function putLongText(text: string): boolean {
    if (Buffer.byteLength(text) > text.length) return false;
    putHead(valueTag.latin1, text.length);
    position += bytes.write(text, position, 'latin1');
    return true;
  }

  function putWideText(text: string): boolean {
    if (position + 5 + 2 * text.length > end) return false;
    putHead(valueTag.utf16, text.length);
    position += bytes.write(text, position, 'utf16le');
    return true;
  }

  function putObject(value: object): boolean {
    if (ArrayBuffer.isView(value)) return putBytes(value, value.buffer);
    if (value instanceof ArrayBuffer) return putBytes(value, value);
    if (!isNew(value) || types.isProxy(value)) return false;
    if (Array.isArray(value)) return putArray(value);
    return Object.getPrototypeOf(value) === Object.prototype && putProperties(value as PlainObject);
  }

  function putBytes(value: ArrayBuffer | ArrayBufferView, buffer: ArrayBufferLike): boolean {
    const type = byteTypeOf.get((value as Tagged)[Symbol.toStringTag]);
    const length = value.byteLength;
    if (type === undefined || position + 6 + length > end) return false;
    if (!(buffer instanceof ArrayBuffer) || buffer.resizable || buffer.detached || !isNew(buffer))
      return false;
    putHead(valueTag.bytes, length);
    bytes[position++] = type;
    bytes.set(new Uint8Array(buffer, 'byteOffset' in value ? value.byteOffset : 0, length), position);
    position += length;
    return true;
  }

  function putArray(items: readonly unknown[]): boolean {
    const { length } = items;
    if (length > mostParts || position + 5 > end || !isDense(items)) return false;
    putHead(valueTag.array, length);
    for (const item of items) if (!put(item)) return false;
    return true;
  }

  function putProperties(object: PlainObject): boolean {
    const keys = Object.keys(object);
    if (keys.length > mostParts || position + 5 > end) return false;
    putHead(valueTag.object, keys.length);
    for (const key of keys) {
      if (key === '__proto__' || !putText(key) || !put(object[key])) return false;
    }
    return true;
  }

  /**
   * Whether this object occurs for the first time in a value with few objects. A second copy would split one object in
   * two.
   */
  function isNew(value: object): boolean {
    if (objects.length === mostObjects || objects.includes(value)) return false;
    objects.push(value);
    return true;
  }

  return {
    write(value, start, limit) {
      position = start;
      end = limit;
      try {
        return put(value) ? position : -1;
      } finally {
        objects.length = 0;
      }
    },
  };
}

/** Whether an array has an item at each index and no other properties. */
function isDense(items: readonly unknown[]): boolean {
  const keys = Object.keys(items);
  return keys.length === items.length && (keys.length === 0 || keys.at(-1) === String(items.length - 1));
}
