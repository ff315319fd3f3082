import { definePlugin } from '@parbench/core';

/**
 * The built-in workloads, named by URL and not imported: listing them stays fast, and workers load only the one they run.
 */
export default definePlugin({
  workloads: [
    { url: import.meta.resolve('@parbench/workloads/noop') },
    { url: import.meta.resolve('@parbench/workloads/spin') },
    { url: import.meta.resolve('@parbench/workloads/fannkuch') },
    { url: import.meta.resolve('@parbench/workloads/json-roundtrip') },
    { url: import.meta.resolve('@parbench/workloads/echo') },
    { url: import.meta.resolve('@parbench/workloads/echo-transfer') },
    { url: import.meta.resolve('@parbench/workloads/echo-shared') },
    { url: import.meta.resolve('@parbench/workloads/sha256') },
  ],
});
