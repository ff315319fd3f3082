#!/usr/bin/env node
import { flushed } from './exit/flushed.ts';
import { main } from './main.ts';

const exitCode = await main(process.argv.slice(2));
await Promise.all([process.stdout, process.stderr].map(flushed));
// Unless a stream that could not be written has set it. Nothing that is still open may keep the process alive.
process.exit(process.exitCode ?? exitCode);
