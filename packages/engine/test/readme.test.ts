import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);

describe('README', () => {
  it('has an example that prints what it says', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const [, code = ''] = readme.match(/```js\n(import \{ estimateMean[\s\S]*?)```/) ?? [];
    const file = fileURLToPath(new URL(`readme-${process.pid}.tmp.mjs`, import.meta.url));
    await writeFile(file, code);
    try {
      const { stdout } = await run(process.execPath, ['--conditions=@parbench/source', file]);
      expect(code).toContain(`// ${stdout.trim()}\n`);
    } finally {
      await rm(file);
    }
  });
});
