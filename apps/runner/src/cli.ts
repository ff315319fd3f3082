#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { flushed } from './exit/flushed.ts';

// Of this process alone, in Node's usual folder: most of a start is compiling. What is measured starts as it would anywhere.
enableCompileCache();
const { main } = await import('./main.ts');
const exitCode = await main(process.argv.slice(2));
await Promise.all([process.stdout, process.stderr].map(flushed));
// Unless a stream that could not be written has set it. Nothing that is still open may keep the process alive.
process.exit(process.exitCode ?? exitCode);
