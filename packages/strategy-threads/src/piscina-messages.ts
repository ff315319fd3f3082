import type { FailedOutcome, ParbenchErrorCode } from '@parbench/core';

/** What a task resolves to inside piscina: the thread that ran it and its value or, third, its failure. */
export type Answer = readonly [thread: number, value: unknown, failure?: FailedOutcome];

/** What a thread says of itself beside piscina's own messages. */
export type ThreadReport =
  | { readonly type: 'ready'; readonly thread: number }
  | { readonly type: 'start-failed'; readonly code: ParbenchErrorCode; readonly message: string };
