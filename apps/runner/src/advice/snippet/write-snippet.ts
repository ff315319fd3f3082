import { nodeSnippet } from './node-snippet.ts';
import { pythonSnippet } from './python-snippet.ts';
import type { FunctionSource, Snippet, Way } from './snippet.ts';

/** Writes the files that run a function in this way; undefined for a strategy of an unknown runtime. */
export function writeSnippet(source: FunctionSource, way: Way): Snippet | undefined {
  if (way.runtime === undefined) return nodeSnippet(source, way);
  return way.runtime.name === 'python' ? pythonSnippet(source, way) : undefined;
}
