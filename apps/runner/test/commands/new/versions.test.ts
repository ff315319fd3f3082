import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { developmentVersions } from '../../../src/commands/new/versions.ts';

const catalog = readFileSync(new URL('../../../../../pnpm-workspace.yaml', import.meta.url), 'utf8');

it.each(Object.entries(developmentVersions))(
  'new packages get %s of the version that we use: %s',
  (name, range) => {
    const [, version = ''] = new RegExp(`^ {2}"?${name}"?: (\\S+)$`, 'm').exec(catalog) ?? [];
    expect(range).toMatch(/^\^\d+\.\d+\.\d+$/);
    expect(version.split('.')[0]).toBe(range.slice(1).split('.')[0]);
  },
);
