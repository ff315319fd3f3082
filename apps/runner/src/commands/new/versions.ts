/** The versions of what a new package is built with, outside the repository. In it, they come from the catalog. */
export const developmentVersions = {
  '@types/node': '^22.18.0',
  tinypool: '^2.2.0',
  typescript: '^7.0.2',
} as const;
