import { isWorkload } from '@parbench/core';
import { describeValue } from '../../errors/usage-error.ts';
import type { ModuleExports } from '../../modules/module-exports.ts';
import { describeWorkload } from '../../plugin/load-plugin.ts';
import type { WorkloadDescription } from '../../plugin/plugin-description.ts';

/**
 * How a request handler is called: as `(request, response)` of `node:http`, as a function from `Request` to `Response`, or
 * as the method `fetch` of an object.
 */
export type HandlerStyle = 'node' | 'fetch' | 'fetch-method';

/** The kind of an export. Plain data, so that it can be sent between processes. */
export type RecognisedExport =
  | {
      readonly kind: 'function';
      readonly name: string;
      readonly required: number;
      readonly source: string;
      /** The names of all exported functions, and of all exports that look like request handlers. */
      readonly functions: readonly string[];
      readonly handlers: readonly string[];
    }
  | { readonly kind: 'workload'; readonly definition: WorkloadDescription }
  | {
      readonly kind: 'request-handler';
      readonly like: string;
      readonly style?: HandlerStyle;
      /** The names of the exported functions that do not look like one. */
      readonly functions: readonly string[];
    }
  | { readonly kind: 'class' | 'generator'; readonly name: string }
  | { readonly kind: 'value'; readonly received: string; readonly functions: readonly string[] }
  | { readonly kind: 'missing'; readonly exports: readonly string[]; readonly functions: readonly string[] };

/** Recognises the export `exportName`: a function to call, a workload, or something that cannot be measured. */
export function recogniseExport(exported: ModuleExports, exportName: string): RecognisedExport {
  const value = exported[exportName];
  const functions = namesOfFunctions(exported);
  if (value === undefined) return { kind: 'missing', exports: Object.keys(exported), functions };
  if (isWorkload(value)) return { kind: 'workload', definition: describeWorkload(value) };
  const handler = likeHandler(value);
  const handlers = Object.keys(exported).filter((name) => likeHandler(exported[name]) !== undefined);
  if (handler !== undefined) {
    // Members of the default export count as exports, since CommonJS has no others.
    const others = functions.filter(
      (name) => !handlers.includes(name) && !Object.hasOwn(Object(value), name),
    );
    return { kind: 'request-handler', ...handler, functions: others };
  }
  if (typeof value !== 'function') return { kind: 'value', received: describeValue(value), functions };
  const { name } = value;
  const source = sourceOf(value);
  if (isClass(source)) return { kind: 'class', name };
  if (/GeneratorFunction$/.test(value.constructor.name)) return { kind: 'generator', name };
  return { kind: 'function', name, required: value.length, source, functions, handlers };
}

function sourceOf(value: object): string {
  return Function.prototype.toString.call(value);
}

function isClass(source: string): boolean {
  return /^class\b/.test(source);
}

function namesOfFunctions(exported: ModuleExports): readonly string[] {
  return Object.keys(exported).filter((name) => {
    const value = exported[name];
    return typeof value === 'function' && !isClass(sourceOf(value)) && !companions.includes(name);
  });
}

/** What a module may export beside what is measured. */
const companions: readonly string[] = ['verify', 'args', 'requests'];

/** Recognises the applications of web frameworks, objects or functions, by their methods. */
function likeHandler(value: unknown): { readonly like: string; readonly style?: HandlerStyle } | undefined {
  const { fetch, listen, handle, use, route } = (value ?? {}) as Record<string, unknown>;
  if (typeof fetch === 'function') return { like: 'an object with `fetch`', style: 'fetch-method' };
  const takesRoutes = [handle, use, route].some((member) => typeof member === 'function');
  if (typeof listen !== 'function' || !takesRoutes) return undefined;
  // An application of Express is itself a handler of `node:http`.
  const isCallable = typeof value === 'function';
  return { like: 'an application with `listen`', ...(isCallable && { style: 'node' }) };
}
