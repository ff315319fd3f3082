import envPaths from 'env-paths';

/** Returns the folder of the user for data that parbench stores between runs; `PARBENCH_CACHE_DIR` overrides it. */
export function cacheFolder(): string {
  return process.env.PARBENCH_CACHE_DIR || envPaths('parbench', { suffix: '' }).cache;
}
