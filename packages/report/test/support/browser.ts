import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import bundled from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** A started Chromium. Disposing ends it and removes what it was unpacked to. */
export interface StartedBrowser extends AsyncDisposable {
  readonly browser: Browser;
}

/** Unpacks Chromium to a temporary folder and starts it; resolves to the reason if it cannot start on this host. */
export async function startBrowser(): Promise<StartedBrowser | string> {
  const folder = await mkdtemp(join(tmpdir(), 'parbench-chromium-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const executablePath = await unpack(folder);
    const env = { ...process.env, HOME: folder, TMPDIR: folder };
    // Root, as in a container, cannot use the sandbox. Nothing but our own pages is opened.
    const browser = await chromium.launch({ executablePath, env, args: ['--no-sandbox'] });
    return {
      browser,
      async [Symbol.asyncDispose]() {
        await browser.close();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    return `Chromium does not start on this host: ${String(error).split('\n').slice(0, 3).join(' ')}`;
  }
}

/** The package unpacks to the temporary folder of the process, and only there. */
async function unpack(folder: string): Promise<string> {
  if (process.platform !== 'linux') throw new Error('the bundled one is for Linux');
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return await bundled.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
