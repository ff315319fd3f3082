import { basename, extname } from 'node:path';
import { lines, quote } from './code.ts';
import type { ServiceSource, Snippet, Way } from './snippet.ts';

/** Writes the files that serve a request handler in this way; undefined for a way that a handler alone cannot use. */
export function serviceSnippet(source: ServiceSource, { strategy, workers }: Way): Snippet | undefined {
  const base = basename(source.file, extname(source.file));
  switch (strategy.name) {
    case 'cluster':
    case 'cluster/shared':
      return inCluster(source, `${base}-in-cluster.mjs`, workers, strategy.name === 'cluster');
    case 'processes/reuseport':
      return onOnePort(source, base, 'processes', [
        "import { fork } from 'node:child_process';",
        '',
        `const start = () => fork(new URL(${quote(`./${base}-listener.mjs`)}, import.meta.url)).once('exit', again);`,
        again,
        `for (let count = 0; count < ${workers}; count++) start();`,
      ]);
    case 'threads/reuseport':
      return onOnePort(source, base, 'threads', [
        "import { Worker } from 'node:worker_threads';",
        '',
        `const start = () => new Worker(new URL(${quote(`./${base}-listener.mjs`)}, import.meta.url)).once('exit', again);`,
        again,
        `for (let count = 0; count < ${workers}; count++) start();`,
      ]);
    default:
      return undefined;
  }
}

/** A worker that cannot start would otherwise be started again and again, as fast as the system can, milliseconds. */
const pauseMs = 1000;

const again = `const again = () => setTimeout(start, ${pauseMs});`;

const port = 'Number(process.env.PORT ?? 3000)';

/** The policy is set before the first fork. */
function inCluster(source: ServiceSource, main: string, workers: number, inTurn: boolean): Snippet {
  const { imports, listener, packages } = serverOf(source);
  return {
    command: `node ${main}`,
    packages,
    files: [
      {
        name: main,
        code: lines(
          "import cluster from 'node:cluster';",
          "import { createServer } from 'node:http';",
          ...imports.packages,
          '',
          `cluster.schedulingPolicy = cluster.${inTurn ? 'SCHED_RR' : 'SCHED_NONE'};`,
          'if (cluster.isPrimary) {',
          `  for (let count = 0; count < ${workers}; count++) cluster.fork();`,
          `  cluster.on('exit', () => setTimeout(() => cluster.fork(), ${pauseMs}));`,
          '} else {',
          `  const { ${imports.binding} } = await import(${imports.file});`,
          `  createServer(${listener}).listen(${port});`,
          '}',
        ),
      },
    ],
  };
}

/** Each worker has a socket of its own on the port, and the kernel splits the connections. */
function onOnePort(
  source: ServiceSource,
  base: string,
  what: 'processes' | 'threads',
  start: readonly string[],
): Snippet {
  const { imports, listener, packages } = serverOf(source);
  const main = `${base}-in-${what}.mjs`;
  return {
    command: `node ${main}`,
    packages,
    files: [
      { name: main, code: lines(...start) },
      {
        name: `${base}-listener.mjs`,
        code: lines(
          "import { createServer } from 'node:http';",
          ...imports.packages,
          '',
          `const { ${imports.binding} } = await import(${imports.file});`,
          `createServer(${listener}).listen({ port: ${port}, reusePort: true });`,
          // Otherwise a process would go on listening if its parent is killed.
          what === 'processes' ? "process.once('disconnect', () => process.exit());" : undefined,
        ),
      },
    ],
  };
}

const adapter = '@remix-run/node-fetch-server';

/** The handler as a listener of `node:http`; one for the Fetch API needs an adapter. */
function serverOf({ file, exportName, style }: ServiceSource) {
  const binding = exportName === 'handler' ? exportName : `${exportName}: handler`;
  const isNode = style === 'node';
  const call = style === 'fetch-method' ? 'handler.fetch(request)' : 'handler(request)';
  return {
    imports: {
      packages: isNode ? [] : [`import { createRequestListener } from ${quote(adapter)};`],
      binding,
      file: quote(`./${file}`),
    },
    listener: isNode ? 'handler' : `createRequestListener((request) => ${call})`,
    packages: isNode ? [] : [adapter],
  };
}
