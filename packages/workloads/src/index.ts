import { definePlugin } from '@parbench/core';

/**
 * The built-in workloads, by URL and not imported: so listing them is fast, and a worker loads only the one that it runs.
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
    { url: import.meta.resolve('@parbench/workloads/gzip') },
    { url: import.meta.resolve('@parbench/workloads/sleep') },
    { url: import.meta.resolve('@parbench/workloads/file-read') },
    { url: import.meta.resolve('@parbench/workloads/http-hello') },
    { url: import.meta.resolve('@parbench/workloads/http-json') },
    { url: import.meta.resolve('@parbench/workloads/http-cpu') },
    { url: import.meta.resolve('@parbench/workloads/http-io') },
    { url: import.meta.resolve('@parbench/workloads/http-mixed') },
    { url: import.meta.resolve('@parbench/workloads/http-stream') },
  ],
});
