/** How deep the quick check goes; deeper values take the thorough one, which also detects cycles. */
const quickDepth = 32;

/** Whether JSON preserves `value`: plain data, without `$` keys, not very deep. */
export function isFaithful(value: unknown, depth = 0): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return isFaithfulNumber(value);
    case 'object':
      return value === null || (depth < quickDepth && hasFaithfulParts(value, depth + 1));
    default:
      return false;
  }
}

/** Whether JSON preserves this number: it is finite, and not -0. */
export function isFaithfulNumber(value: number): boolean {
  return Number.isFinite(value) && !Object.is(value, -0);
}

/** Whether `value` is a plain object or has a null prototype, in any realm. */
export function isPlainObject(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

function hasFaithfulParts(value: object, depth: number): boolean {
  if (Array.isArray(value)) {
    for (const item of value) if (!isFaithful(item, depth)) return false;
    return true;
  }
  if (!isPlainObject(value)) return false;
  for (const key of Object.keys(value)) {
    if (key === '$' || !isFaithful(value[key], depth)) return false;
  }
  return true;
}
