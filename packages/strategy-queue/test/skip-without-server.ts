import type { Strategy } from '@parbench/core';
import { beforeEach } from 'vitest';

const host = { platform: process.platform, nodeVersion: process.versions.node, availableParallelism: 2 };

/** Skips the tests of this file or block, with the reason, where the strategy has no server. */
export async function skipWithoutServer(strategy: Strategy): Promise<void> {
  const availability = (await strategy.probe?.(host)) ?? { available: true };
  beforeEach(({ skip }) => {
    if (!availability.available) skip(availability.reason);
  });
}
