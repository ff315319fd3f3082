import type { FailedOutcome, ParbenchErrorCode } from '@parbench/core';

/** What a task resolves to inside piscina: its value or, second, its failure. */
export type Answer = readonly [value: unknown, failure?: FailedOutcome];

/** What a thread says of itself beside piscina's own messages. */
export type ThreadReport =
  | { readonly type: 'ready'; readonly thread: number }
  | { readonly type: 'start-failed'; readonly code: ParbenchErrorCode; readonly message: string };
