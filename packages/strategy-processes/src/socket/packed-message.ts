type Primitive = number | string | boolean | null | undefined;

/** A list that can be packed if its texts are ASCII. */
export type Primitives = readonly Primitive[];

const tag = { undefined: 0, null: 1, true: 2, false: 3, number: 4, text: 5 } as const;

/**
 * Returns the length of `message` when packed, in bytes; -1 if it is not a list of primitives, or has text beyond
 * ASCII.
 */
export function packedLength(message: unknown): number {
  if (!Array.isArray(message)) return -1;
  let length = 0;
  for (const item of message) {
    const size = sizeOf(item);
    if (size === -1) return -1;
    length += size;
  }
  return length;
}

function sizeOf(item: unknown): number {
  switch (typeof item) {
    case 'number':
      return 9;
    case 'string':
      return Buffer.byteLength(item) === item.length ? 5 + item.length : -1;
    case 'boolean':
    case 'undefined':
      return 1;
    default:
      return item === null ? 1 : -1;
  }
}

/** Writes `list` into `bytes` from `start` on, where there must be as much room as `packedLength` returned. */
export function pack(list: Primitives, bytes: Buffer, start: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let position = start;
  for (const item of list) {
    view.setUint8(position++, tagOf(item));
    if (typeof item === 'number') {
      view.setFloat64(position, item);
      position += 8;
    } else if (typeof item === 'string') {
      view.setUint32(position, item.length);
      position += 4 + bytes.write(item, position + 4, 'latin1');
    }
  }
}

function tagOf(item: Primitive): number {
  switch (typeof item) {
    case 'number':
      return tag.number;
    case 'string':
      return tag.text;
    case 'boolean':
      return item ? tag.true : tag.false;
    default:
      return item === null ? tag.null : tag.undefined;
  }
}

/** Returns the list that `pack` wrote. */
export function unpack(bytes: Buffer): Primitives {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const list: Primitive[] = [];
  let position = 0;
  while (position < bytes.length) {
    switch (view.getUint8(position++)) {
      case tag.number:
        list.push(view.getFloat64(position));
        position += 8;
        break;
      case tag.text: {
        const start = position + 4;
        position = start + view.getUint32(position);
        list.push(bytes.toString('latin1', start, position));
        break;
      }
      case tag.null:
        list.push(null);
        break;
      case tag.undefined:
        list.push(undefined);
        break;
      default:
        list.push(view.getUint8(position - 1) === tag.true);
    }
  }
  return list;
}
