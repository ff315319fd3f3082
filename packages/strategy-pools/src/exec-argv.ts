/** The Node options of a worker process: the driver's own, with its heap limited to `heapLimitMb` MiB if that is given. */
export function execArgvOf({ heapLimitMb }: { readonly heapLimitMb?: number }): readonly string[] {
  const limit = heapLimitMb === undefined ? [] : [`--max-old-space-size=${heapLimitMb}`];
  return [...process.execArgv, ...limit];
}
