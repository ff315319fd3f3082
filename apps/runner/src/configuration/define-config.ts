/** The default export of `parbench.config.ts`. */
export interface Config {
  /**
   * Plug-ins with strategies or workloads: a package, a path, or a glob of package folders (`./packages/strategy-*`).
   * Paths begin with `./` and are relative to the configuration's folder; packages are resolved as if it imported them.
   */
  readonly plugins?: readonly string[];
  /** Options of strategies by their names: plain JSON, since they are sent to other processes. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Whether to include the built-in plug-ins; default `true`. `inline` is always included. */
  readonly defaults?: boolean;
}

/** Returns a configuration unchanged, with its type checked. */
export function defineConfig(config: Config): Config {
  return config;
}
