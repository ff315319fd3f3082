/** The code of every error that parbench throws on purpose. */
export type ParbenchErrorCode =
  | 'invalid-plugin'
  | 'unsupported-contract'
  | 'invalid-workload'
  | 'invalid-strategy'
  | 'invalid-params'
  | 'invalid-options'
  | 'invalid-workers'
  | 'module-missing'
  | 'module-syntax'
  | 'module-throws'
  | 'setup-failed'
  | 'worker-start'
  | 'process-start'
  | 'closed'
  | 'usage'
  | 'result'
  | 'journal'
  | 'trial'
  | 'timeout'
  | 'unavailable';

/**
 * The base of all errors that parbench throws on purpose. Check its `code`, never `instanceof`: two copies of this
 * package may be loaded at once.
 */
export class ParbenchError extends Error {
  readonly code: ParbenchErrorCode;

  constructor(code: ParbenchErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ParbenchError';
    this.code = code;
  }
}

/** Whether `error` is a `ParbenchError`, of this or another copy of the package. */
export function isParbenchError(error: unknown): error is ParbenchError {
  return error instanceof Error && error.name === 'ParbenchError' && 'code' in error;
}

/** Returns the message of a thrown value, bounded. Never throws itself, whatever the value. */
export function messageOf(thrown: unknown): string {
  try {
    return boundText(thrown instanceof Error ? String(thrown.message) : String(thrown));
  } catch {
    return `a thrown ${typeof thrown} that cannot be turned into text`;
  }
}

/** How many characters of a longer text remain: its start says what failed, its end often why. */
const kept = { start: 3000, end: 1000 };

/** Omits the middle of a text that is too long to show or store: a thrown message may have megabytes. */
export function boundText(text: string): string {
  const omitted = text.length - kept.start - kept.end;
  if (omitted <= 0) return text;
  return `${text.slice(0, kept.start)} [${omitted} characters omitted] ${text.slice(-kept.end)}`;
}
