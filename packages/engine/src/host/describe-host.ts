import { arch, availableParallelism, cpus, freemem, loadavg, platform, release, totalmem } from 'node:os';
import type { Host } from '../result/schema.ts';
import { type MeasuredNode, ownNode } from './measured-node.ts';

/** The host of this run: what makes runs comparable, and what may differ between them. */
export function describeHost(node: MeasuredNode = ownNode): Host {
  const processors = cpus();
  return {
    identity: {
      platform: platform(),
      arch: arch(),
      kernel: release(),
      cpuModel: processors[0]?.model.trim() ?? 'unknown',
      cpus: processors.length,
      availableParallelism: availableParallelism(),
      memoryBytes: totalmem(),
      node: node.version,
      v8: node.v8,
    },
    state: { loadAverage: loadavg(), freeMemoryBytes: freemem() },
  };
}
