import { DefaultDeserializer, DefaultSerializer } from 'node:v8';

// Documented, and missing in the types: https://nodejs.org/api/v8.html#serializer_writehostobjectobject
declare module 'node:v8' {
  interface DefaultSerializer {
    _writeHostObject(view: ArrayBufferView): void;
  }
  interface DefaultDeserializer {
    _readHostObject(): ArrayBufferView;
  }
}

/**
 * Returns `message` as a structured clone, behind `headBytes` free bytes.
 * @throws Error that says what cannot be cloned
 */
export function clone(message: unknown, headBytes: number): Buffer {
  const serializer = new Cloner();
  serializer.writeRawBytes(new Uint8Array(headBytes));
  serializer.writeHeader();
  serializer.writeValue(message);
  return serializer.releaseBuffer();
}

/** Returns the message that `clone` wrote. */
export function unclone(bytes: Buffer): unknown {
  const deserializer = new Uncloner(bytes);
  deserializer.readHeader();
  return deserializer.readValue();
}

/** Refuses views of shared memory, which Node would copy silently. */
class Cloner extends DefaultSerializer {
  override _writeHostObject(view: ArrayBufferView): void {
    if (ArrayBuffer.isView(view) && !(view.buffer instanceof ArrayBuffer)) {
      throw new Error(
        `#<${view.constructor.name}> is a view of shared memory, which processes cannot share.`,
      );
    }
    super._writeHostObject(view);
  }
}

/** Gives views memory of their own. Node's are views of the whole message. */
class Uncloner extends DefaultDeserializer {
  override _readHostObject(): ArrayBufferView {
    const view = super._readHostObject();
    const memory = view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength);
    if (Buffer.isBuffer(view)) return Buffer.from(memory);
    const View = view.constructor as new (memory: ArrayBufferLike) => ArrayBufferView;
    return new View(memory);
  }
}
