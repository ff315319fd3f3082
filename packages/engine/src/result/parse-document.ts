import { messageOf, ParbenchError } from '@parbench/core';
import type { z } from 'zod';
import { describeIssue } from './describe-issue.ts';

/** The mark that some editors write at the start of a text. */
const byteOrderMark = /^\uFEFF/;

/**
 * Parses JSON, with or without a byte order mark. `source` names it in errors, `expected` says what it should be.
 * @throws ParbenchError `result` if it is not JSON, or was cut short
 */
export function parseJson(text: string, source: string, expected: string): unknown {
  try {
    return JSON.parse(text.replace(byteOrderMark, ''));
  } catch (cause) {
    throw new ParbenchError(
      'result',
      `\`${source}\` is not JSON, or was cut short: expected ${expected}, received ${text.length} characters that end in an error (${messageOf(cause)}). Measure again.`,
      { cause },
    );
  }
}

/** @throws ParbenchError `result` for the first invalid field, which the message names */
export function parseWith<Schema extends z.ZodType>(
  schema: Schema,
  document: unknown,
  source: string,
): z.infer<Schema> {
  const parsed = schema.safeParse(document);
  if (parsed.success) return parsed.data;
  throw new ParbenchError(
    'result',
    `\`${source}\` has an invalid field ${describeIssue(parsed.error)}. Was it edited? Restore it, or measure again.`,
    { cause: parsed.error },
  );
}

/** What a document of one kind says of itself, and the command that writes it. */
interface DocumentKind {
  readonly kind: string;
  /** The kind in a sentence: `a sweep`. */
  readonly noun: string;
  readonly schemaVersion: number;
  readonly command: string;
}

/** @throws ParbenchError `result` if the document is of another kind, or of another version */
export function checkKind(
  document: unknown,
  source: string,
  { kind, noun, schemaVersion, command }: DocumentKind,
): void {
  const received = Object(document) as { kind?: unknown; schemaVersion?: unknown };
  if (received.kind !== kind) {
    throw new ParbenchError(
      'result',
      `\`${source}\` is not ${noun}: expected a JSON object with \`kind\` \`${kind}\`. Write one with \`${command}\`.`,
    );
  }
  if (received.schemaVersion === schemaVersion) return;
  throw new ParbenchError(
    'result',
    `\`${source}\` has \`schemaVersion\` ${JSON.stringify(received.schemaVersion)}: expected ${schemaVersion}. Read it with the parbench that wrote it, or measure again.`,
  );
}
