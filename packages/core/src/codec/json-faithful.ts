/** How deep the quick walk goes; deeper values take the thorough one, which also notices what refers to itself. */
const quickDepth = 32;

/** Whether JSON gives `value` back as it is: plain data, without `$` keys, not very deep. */
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

/** Whether JSON gives this number back: not NaN, not infinite, not -0. */
export function isFaithfulNumber(value: number): boolean {
  return Number.isFinite(value) && !Object.is(value, -0);
}

/** Whether `value` was made as `{}` or with a null prototype, in whichever realm. */
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
