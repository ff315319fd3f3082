import { expect, test } from 'vitest';
import { loadWorkload } from '../src/load-workload.ts';
import { startWorkload } from '../src/worker/start-workload.ts';

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

test('the error names an export that is not a workload', async () => {
  await expect(loadWorkload({ url: urlOf('several.mjs'), exportName: 'other' })).rejects.toThrow('`other`');
});

test.each([
  [
    "{ kind: 'service', name: 's', run() {} }",
    'or that of `defineService`, with a `name`, a `request` function, and `handle` or `fetch`',
  ],
  [
    "{ kind: 'task', name: 't', run() {}, about: { stresses: 'memory', source: 1 } }",
    'expected a sentence as `about.source` of `t`, received number',
  ],
  ["{ kind: 'task', name: 't' }", 'with a `name` and a `run` function or `implementations`'],
])('a module that exports %s is refused', async (exported, message) => {
  const url = `data:text/javascript,export default ${encodeURIComponent(exported)}`;
  await expect(loadWorkload({ url })).rejects.toThrow(message);
});

test('a workload may have implementations in other languages only; it does not start in Node', async () => {
  const exported =
    "{ kind: 'task', name: 'python-only', implementations: { python: { url: 'file:///x.py' } } }";
  const url = `data:text/javascript,export default ${encodeURIComponent(exported)}`;
  expect(await loadWorkload({ url })).toMatchObject({ name: 'python-only' });
  await expect(startWorkload({ url, params: {} })).rejects.toThrow(
    '`python-only` has no implementation in Node',
  );
});
