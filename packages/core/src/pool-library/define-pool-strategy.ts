import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Capabilities, WorkerUnit } from '../capabilities.ts';
import { type OptionField, type OptionsOf, optionsSchema } from '../options-schema.ts';
import type { Availability, ProbeHost, Strategy } from '../strategy.ts';
import { type FoundLibrary, findLibrary } from './find-library.ts';
import type { LibraryPool, StartRequest } from './library-pool.ts';
import { type LibraryPoolOptions, libraryPoolFields } from './library-pool-options.ts';

/** The part of a strategy that is specific to one library; `definePoolStrategy` adds the rest. */
export interface PoolDefinition<Fields extends Readonly<Record<string, OptionField>>, Handle>
  extends Pick<Strategy, 'name' | 'description' | 'tags'> {
  /**
   * The library's package, and the module that imports it: `import.meta.url`. If the package is not installed, the
   * strategy is unavailable, with that reason. Omit it for a library that is always installed.
   */
  readonly library?: { readonly name: string; readonly from: string };
  /**
   * What the workers are, and each capability that their `unit` does not imply; it never implies `transfer` or
   * `services`.
   */
  readonly capabilities: Partial<Capabilities> & { readonly unit: Exclude<WorkerUnit, 'driver'> };
  /** Options in addition to `queueLimit`, `closeGraceMs` and `startTimeoutMs`, which every such strategy has. */
  readonly options?: Fields;
  /** Checks whether the installed library can run here; without it, it can. */
  readonly probe?: NonNullable<Strategy['probe']>;
  /** Imports the library and starts its pool. If that fails, rejects and leaves nothing behind. */
  start(request: StartRequest<LibraryPoolOptions & OptionsOf<Fields>>): Promise<LibraryPool<Handle>>;
}

/**
 * Defines a strategy around the pool of a library. The adapter handles deadlines, aborts, outcomes, readiness, closing
 * and the time limit for the start. It adds nothing that the library lacks: whether a lost worker is replaced, and
 * whether a task on it ever settles, depends on the library.
 */
export function definePoolStrategy<
  const Fields extends Readonly<Record<string, OptionField>> = Record<never, OptionField>,
  Handle = unknown,
>(definition: PoolDefinition<Fields, Handle>): Strategy<LibraryPoolOptions & OptionsOf<Fields>> {
  const { name, library, capabilities, options, probe, start } = definition;
  const found = library && findLibrary(library.name, library.from);
  return {
    name,
    ...(definition.description !== undefined && { description: definition.description }),
    ...(definition.tags && { tags: definition.tags }),
    ...(found?.library && { libraries: [found.library] }),
    capabilities: { ...impliedBy(capabilities.unit), ...capabilities },
    options: schemaOf(options),
    ...((found || probe) && { probe: (host: ProbeHost) => availabilityOf(found, probe, host) }),
    async open(request) {
      const { openLibraryPool } = await import('./open-library-pool.ts');
      return openLibraryPool(start, capabilities.transfer ?? false, request);
    },
  };
}

/** A library that is not installed is the reason; otherwise the strategy's own probe decides. */
function availabilityOf(
  found: FoundLibrary | undefined,
  probe: Strategy['probe'],
  host: ProbeHost,
): Availability | Promise<Availability> {
  if (found?.availability.available === false) return found.availability;
  return probe?.(host) ?? { available: true };
}

/** Returns the schema of all fields, typed as `optionsSchema` types it. */
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
