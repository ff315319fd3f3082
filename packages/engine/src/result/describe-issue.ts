import { z } from 'zod';

/** Describes the first issue of a document, field and reason: `` `run.id`: Invalid input: expected string ... ``. */
export function describeIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  const field = z.core.toDotPath(issue?.path ?? []);
  return `\`${field || 'the whole'}\`: ${issue?.message}`;
}
