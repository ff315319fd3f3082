import { arch, availableParallelism, cpus, freemem, loadavg, platform, release, totalmem } from 'node:os';
import type { Host, RuntimeResult } from '../result/host-schema.ts';
import { type MeasuredNode, ownNode } from './measured-node.ts';

/**
 * Describes the host of this run: its identity, which makes runs comparable, and its state, which may differ between
 * them.
 */
export function describeHost(): Host {
  const processors = cpus();
  return {
    key: 'local',
    identity: {
      platform: platform(),
      arch: arch(),
      kernel: release(),
      cpuModel: processors[0]?.model.trim() ?? 'unknown',
      cpus: processors.length,
      availableParallelism: availableParallelism(),
      memoryBytes: totalmem(),
    },
    state: { loadAverage: loadavg(), freeMemoryBytes: freemem() },
  };
}

/** Describes the Node to measure, as results name it. */
export function describeNode({ version, v8 }: MeasuredNode = ownNode): RuntimeResult {
  return { key: 'node', name: 'node', implementation: 'Node.js', version, v8 };
}
