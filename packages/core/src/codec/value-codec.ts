/** Turns values into what a channel carries, and back. */
export interface ValueCodec {
  /**
   * Values go as they are, and an object that is twice in a message is one object on the other side: what one task
   * does to it, the other would see.
   */
  readonly keepsIdentity: boolean;
  /** @throws Error that says where the value cannot cross, and why */
  encode(value: unknown): unknown;
  decode(encoded: unknown): unknown;
}

/** Whether an encoded value would become one object with another of the same message. Objects inside it are not looked at. */
export function wouldShare(
  { keepsIdentity }: ValueCodec,
  value: unknown,
  message: readonly unknown[],
): boolean {
  return keepsIdentity && typeof value === 'object' && value !== null && message.includes(value);
}
