import * as v from 'valibot';
import { count } from './numbers.ts';

/** A value of a task: tagged JSON, or a part of a file that contains its tagged JSON. */
export const valueSchema = v.union([
  v.object({ json: v.unknown() }),
  v.object({ path: v.string(), offset: count, length: count }),
]);
export type TransportedValue = v.InferOutput<typeof valueSchema>;
