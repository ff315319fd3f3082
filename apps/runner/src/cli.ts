#!/usr/bin/env node
import { main } from './main.ts';

const exitCode = await main(process.argv.slice(2));
// Unless a stream that could not be written has set it.
process.exitCode ??= exitCode;
