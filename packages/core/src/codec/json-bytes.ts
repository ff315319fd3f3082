/** Bytes in tagged JSON: the type of their view, and base64. */
export interface TaggedBytes {
  readonly $: BytesType;
  readonly base64: string;
}

type BytesType = keyof typeof views | 'ArrayBuffer' | 'Buffer';

type ViewConstructor = new (buffer: ArrayBuffer) => ArrayBufferView;

const views = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
} satisfies Record<string, ViewConstructor>;

/** Returns `value` as tagged bytes; `undefined` if it does not consist of bytes, or if its memory is shared. */
export function encodeBytes(value: object): TaggedBytes | undefined {
  if (value instanceof ArrayBuffer) return { $: 'ArrayBuffer', base64: base64Of(value, 0, value.byteLength) };
  if (!ArrayBuffer.isView(value) || !(value.buffer instanceof ArrayBuffer)) return undefined;
  const type = Buffer.isBuffer(value) ? 'Buffer' : value.constructor.name;
  if (type !== 'Buffer' && !(type in views)) return undefined;
  return { $: type as BytesType, base64: base64Of(value.buffer, value.byteOffset, value.byteLength) };
}

/** Undoes `encodeBytes`. */
export function decodeBytes({ $: type, base64 }: TaggedBytes): unknown {
  const bytes = Buffer.from(base64, 'base64');
  if (type === 'Buffer') return bytes;
  if (type !== 'ArrayBuffer' && !Object.hasOwn(views, type))
    throw new Error(`\`$\`: expected the name of a type in tagged JSON, received \`${type}\`.`);
  // Small buffers are slices of Node's shared pool; a task must get memory of its own.
  const isPooled = bytes.byteLength !== bytes.buffer.byteLength;
  const buffer = isPooled ? new Uint8Array(bytes).buffer : bytes.buffer;
  if (type === 'ArrayBuffer') return buffer;
  const View: ViewConstructor = views[type];
  return new View(buffer);
}

function base64Of(buffer: ArrayBuffer, offset: number, length: number): string {
  return Buffer.from(buffer, offset, length).toString('base64');
}
