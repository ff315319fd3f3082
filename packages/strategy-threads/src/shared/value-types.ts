/** The first byte of a value in a ring. */
export const valueTag = {
  undefined: 0,
  null: 1,
  true: 2,
  false: 3,
  /** Eight bytes. */
  number: 4,
  /** Length in characters, then a byte for each. */
  latin1: 5,
  /** Length in characters, then two bytes for each. */
  utf16: 6,
  /** Length in bytes, index in `byteTypes`, the bytes. */
  bytes: 7,
  /** Length, then the items. */
  array: 8,
  /** Number of properties, then key and value of each. */
  object: 9,
} as const;

/** The types that consist of bytes; a value names its type by the index here. */
export const byteTypes = [
  ArrayBuffer,
  Uint8Array,
  Int8Array,
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
] as const;
