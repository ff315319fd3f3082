/** Encodes values for a channel, and decodes them. */
export interface ValueCodec {
  /**
   * Whether an object that occurs twice in a message is still one object on the other side, so that one task would see
   * how another changes it.
   */
  readonly keepsIdentity: boolean;
  /** @throws Error that names the part that cannot be carried, and the reason */
  encode(value: unknown): unknown;
  decode(encoded: unknown): unknown;
}

/** Whether an encoded value would arrive as one object with another of the same message. Ignores objects inside it. */
export function wouldShare(
  { keepsIdentity }: ValueCodec,
  value: unknown,
  message: readonly unknown[],
): boolean {
  return keepsIdentity && typeof value === 'object' && value !== null && message.includes(value);
}
