import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Capabilities, WorkerUnit } from '../capabilities.ts';
import { type OptionField, type OptionsOf, optionsSchema } from '../options-schema.ts';
import type { Strategy } from '../strategy.ts';
import { findLibrary } from './find-library.ts';
import type { LibraryPool, StartRequest } from './library-pool.ts';
import { type LibraryPoolOptions, libraryPoolFields } from './library-pool-options.ts';

/** What is a library's own; all else of a strategy around it is made of this. */
export interface PoolDefinition<Fields extends Readonly<Record<string, OptionField>>, Handle>
  extends Pick<Strategy, 'name' | 'description' | 'tags'> {
  /**
   * The library's package, and the module that imports it: `import.meta.url`. Where it is not installed, the strategy is
   * unavailable and says so. Missing for a library that is always there.
   */
  readonly library?: { readonly name: string; readonly from: string };
  /** What the workers are, and whatever is not as their `unit` implies; `transfer` and `services` never are. */
  readonly capabilities: Partial<Capabilities> & { readonly unit: Exclude<WorkerUnit, 'driver'> };
  /** Options beside `queueLimit`, `closeGraceMs` and `startTimeoutMs`, which every such strategy has. */
  readonly options?: Fields;
  /** Imports the library and starts its pool. Rejects where that fails; nothing is left behind then. */
  start(request: StartRequest<LibraryPoolOptions & OptionsOf<Fields>>): Promise<LibraryPool<Handle>>;
}

/**
 * A strategy around the pool of a library. Deadlines, aborts, outcomes, the time limit for the start, readiness and closing
 * are the adapter's; the library supplies what it can do by itself. What it does not do is not added: whether a lost worker
 * is replaced, and a task on it ever settles, is the library's affair.
 */
export function definePoolStrategy<
  const Fields extends Readonly<Record<string, OptionField>> = Record<never, OptionField>,
  Handle = unknown,
>(definition: PoolDefinition<Fields, Handle>): Strategy<LibraryPoolOptions & OptionsOf<Fields>> {
  const { name, library, capabilities, options, start } = definition;
  const found = library && findLibrary(library.name, library.from);
  return {
    name,
    ...(definition.description !== undefined && { description: definition.description }),
    ...(definition.tags && { tags: definition.tags }),
    ...(found?.library && { libraries: [found.library] }),
    capabilities: { ...impliedBy(capabilities.unit), ...capabilities },
    options: schemaOf(options),
    ...(found && { probe: () => found.availability }),
    async open(request) {
      const { openLibraryPool } = await import('./open-library-pool.ts');
      return openLibraryPool(start, capabilities.transfer ?? false, request);
    },
  };
}

/** The type is the one that `optionsSchema` gives to all fields together. */
function schemaOf<Fields extends Readonly<Record<string, OptionField>>>(fields: Fields | undefined) {
  type Options = LibraryPoolOptions & OptionsOf<Fields>;
  return optionsSchema({ ...libraryPoolFields, ...fields }) as StandardSchemaV1<unknown, Options>;
}

function impliedBy(unit: WorkerUnit): Partial<Capabilities> {
  const isThread = unit === 'thread';
  return {
    values: 'structured-clone',
    sharedMemory: isThread,
    isolatesHeap: true,
    isolatesCrashes: !isThread,
  };
}
