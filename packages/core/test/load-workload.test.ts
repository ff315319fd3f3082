import { expect, test } from 'vitest';
import { loadWorkload } from '../src/load-workload.ts';

const urlOf = (file: string) => new URL(`./fixtures/modules/${file}`, import.meta.url).href;

test.each([
  ['is-not-there.mjs', 'module-missing'],
  ['missing-dependency.mjs', 'module-missing'],
  ['throwing.mjs', 'module-throws'],
  ['several.mjs', 'invalid-workload'],
])('%s fails as %s', async (file, code) => {
  await expect(loadWorkload({ url: urlOf(file) })).rejects.toMatchObject({ name: 'ParbenchError', code });
});

test('a module that cannot be parsed fails as module-syntax', async () => {
  const url = 'data:text/javascript,export default {';
  await expect(loadWorkload({ url })).rejects.toMatchObject({ code: 'module-syntax' });
});

test('a workload is found by the name of its export', async () => {
  expect(await loadWorkload({ url: urlOf('several.mjs'), exportName: 'named' })).toMatchObject({
    name: 'named',
  });
});

test('what is exported but is no workload is named in the error', async () => {
  await expect(loadWorkload({ url: urlOf('several.mjs'), exportName: 'other' })).rejects.toThrow('`other`');
});
