import envPaths from 'env-paths';

/** The user's folder for what parbench keeps between runs; `PARBENCH_CACHE_DIR` overrides it. */
export function cacheFolder(): string {
  return process.env.PARBENCH_CACHE_DIR || envPaths('parbench', { suffix: '' }).cache;
}
