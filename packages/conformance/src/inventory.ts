import { readdirSync, readlinkSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { childrenOf } from './process-tree.ts';

/** The resources of this process at one moment, counted by kind. Linux only: from /proc and from Node itself. */
export type Inventory = Readonly<Record<string, number>>;

/** Counts child processes, threads, open descriptors by kind, resources of the event loop, and listeners on `process`. */
export function takeInventory(): Inventory {
  return {
    'child processes': childrenOf(process.pid).length,
    threads: readdirSync('/proc/self/task').length,
    ...countBy(descriptors(), (target) => `descriptors: ${target.replace(/[:[].*/, '')}`),
    ...countBy(process.getActiveResourcesInfo(), (resource) => `resources: ${resource}`),
    ...listeners(),
  };
}

/**
 * Returns the resources of this process once they have not changed for 200 ms, or after 3 s: passing ones would hide
 * those that stay.
 */
export async function takeSettledInventory(): Promise<Inventory> {
  const end = performance.now() + 3_000;
  let inventory = takeInventory();
  for (let alike = 0; alike < 10 && performance.now() < end; ) {
    await wait(20);
    const next = takeInventory();
    alike = isDeepStrictEqual(next, inventory) ? alike + 1 : 0;
    inventory = next;
  }
  return inventory;
}

/**
 * Returns, as text, the resources of which there are more than `before`, after up to 3 s for them to go; empty if none
 * is left.
 */
export async function leftoversSince(before: Inventory): Promise<readonly string[]> {
  const end = performance.now() + 3_000;
  let left = surplus(before, takeInventory());
  while (left.length > 0 && performance.now() < end) {
    await wait(20);
    left = surplus(before, takeInventory());
  }
  return left;
}

function surplus(before: Inventory, after: Inventory): readonly string[] {
  return Object.entries(after)
    .filter(([kind, count]) => count > (before[kind] ?? 0))
    .map(([kind, count]) => `${kind}: ${before[kind] ?? 0} before, ${count} after`);
}

// Sockets, pipes and the like keep their kind; files of the file system are counted as one kind.
function descriptors(): readonly string[] {
  return readdirSync('/proc/self/fd').flatMap((descriptor) => {
    try {
      const target = readlinkSync(`/proc/self/fd/${descriptor}`);
      return [target.startsWith('/') ? 'file' : target];
    } catch {
      return [];
    }
  });
}

function listeners(): Inventory {
  const events = process
    .eventNames()
    .map((event) => [`listeners: ${String(event)}`, process.listenerCount(event)]);
  return Object.fromEntries(events);
}

function countBy(values: readonly string[], kindOf: (value: string) => string): Inventory {
  const counts: Record<string, number> = {};
  for (const value of values) {
    const kind = kindOf(value);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
