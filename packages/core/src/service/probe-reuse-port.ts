import type { Availability, ProbeHost } from '../strategy.ts';

/** The systems on which libuv distributes connections over the sockets of one port. */
const systems: ReadonlySet<NodeJS.Platform> = new Set(['linux', 'freebsd', 'sunos', 'aix']);

/**
 * Returns whether `listen` has `reusePort` on this host. Source: https://nodejs.org/api/net.html#serverlistenoptions-callback,
 * added in Node 23.1 and 22.12; https://docs.libuv.org/en/v1.x/tcp.html, `UV_TCP_REUSEPORT`.
 */
export function probeReusePort({ platform, nodeVersion }: ProbeHost): Availability {
  if (!systems.has(platform)) {
    return {
      available: false,
      reason: `on ${platform}, sockets cannot share a port: \`reusePort\` is missing`,
    };
  }
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  if (major > 23 || (major === 23 && minor >= 1) || (major === 22 && minor >= 12)) return { available: true };
  return { available: false, reason: `\`reusePort\` needs Node 22.12 or 23.1, not ${nodeVersion}` };
}
