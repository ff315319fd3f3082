import type { ParbenchErrorCode } from '@parbench/core';

/** What a thread says of itself beside piscina's own messages. */
export type ThreadReport =
  | { readonly type: 'ready'; readonly thread: number }
  | { readonly type: 'start-failed'; readonly code: ParbenchErrorCode; readonly message: string };
