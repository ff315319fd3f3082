/** What `parbench.config.ts` exports by default. */
export interface Config {
  /**
   * Plug-ins with strategies or workloads: a package, a path, or a glob of package folders (`./packages/strategy-*`).
   * Paths begin with `./` and are taken from the configuration's folder, packages as if it imported them.
   */
  readonly plugins?: readonly string[];
  /** Options of strategies by their names: plain JSON, since they are sent to other processes. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Whether the built-in plug-ins are there too; they are unless this is `false`. `inline` always is. */
  readonly defaults?: boolean;
}

/** Gives a configuration its type. */
export function defineConfig(config: Config): Config {
  return config;
}
