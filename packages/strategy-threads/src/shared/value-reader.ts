import { byteTypes, valueTag } from './value-types.ts';

/** Reads the values that a `ValueWriter` has written. */
export interface ValueReader {
  /** Returns the value that begins at `start`, in memory of its own. */
  read(start: number): unknown;
}

type ViewConstructor = new (buffer: ArrayBuffer) => ArrayBufferView;

/** Creates a reader of `memory`. */
export function createValueReader(memory: SharedArrayBuffer): ValueReader {
  const bytes = Buffer.from(memory);
  const view = new DataView(memory);
  let position = 0;

  function take(): unknown {
    const tag = bytes[position++];
    switch (tag) {
      case valueTag.undefined:
        return undefined;
      case valueTag.null:
        return null;
      case valueTag.true:
        return true;
      case valueTag.false:
        return false;
      case valueTag.number:
        return takeNumber();
      case valueTag.bytes:
        return takeBytes();
      case valueTag.array:
        return takeArray();
      case valueTag.object:
        return takeObject();
      default:
        return takeText(tag);
    }
  }

  function takeNumber(): number {
    const value = view.getFloat64(position, true);
    position += 8;
    return value;
  }

  function takeLength(): number {
    const length = view.getUint32(position, true);
    position += 4;
    return length;
  }

  function takeText(tag = bytes[position++]): string {
    const isLatin1 = tag === valueTag.latin1;
    const length = takeLength();
    const start = position;
    position += isLatin1 ? length : 2 * length;
    return bytes.toString(isLatin1 ? 'latin1' : 'utf16le', start, position);
  }

  function takeBytes(): unknown {
    const length = takeLength();
    const type = byteTypes[bytes[position++] as number] as ViewConstructor;
    const copy = new Uint8Array(length);
    copy.set(bytes.subarray(position, position + length));
    position += length;
    if (type === Uint8Array) return copy;
    return (type as unknown) === ArrayBuffer ? copy.buffer : new type(copy.buffer);
  }

  function takeArray(): unknown[] {
    const length = takeLength();
    const items: unknown[] = [];
    for (let index = 0; index < length; index++) items.push(take());
    return items;
  }

  function takeObject(): Record<string, unknown> {
    const length = takeLength();
    const object: Record<string, unknown> = {};
    for (let index = 0; index < length; index++) {
      const key = takeText();
      object[key] = take();
    }
    return object;
  }

  return {
    read(start) {
      position = start;
      return take();
    },
  };
}
