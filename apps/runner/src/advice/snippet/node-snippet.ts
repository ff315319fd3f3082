import { basename, extname } from 'node:path';
import { lines, quote } from './code.ts';
import type { FunctionSource, Snippet, Way } from './snippet.ts';

/** The strategy that is piscina itself. */
export const piscinaStrategy = 'threads';

/** Writes the files for piscina, or for parbench's own pools. */
export function nodeSnippet(source: FunctionSource, way: Way): Snippet {
  return way.strategy.name === piscinaStrategy ? piscinaSnippet(source, way) : poolSnippet(source, way);
}

function piscinaSnippet(source: FunctionSource, { workers }: Way): Snippet {
  const { main, workerName, worker, importArguments, list, importFunction, call } = partsOf(
    source,
    'threads',
  );
  return {
    command: `node ${main}`,
    packages: ['piscina'],
    files: [
      {
        name: main,
        code: lines(
          "import { Piscina } from 'piscina';",
          importArguments,
          '',
          'const pool = new Piscina({',
          `  filename: new URL(${worker}, import.meta.url).href,`,
          `  minThreads: ${workers},`,
          `  maxThreads: ${workers},`,
          '});',
          '// One call. Make many at the same time: the workers run them in parallel.',
          `console.log(await pool.run(${list}));`,
          'await pool.close();',
        ),
      },
      { name: workerName, code: lines(importFunction, '', `export default (list) => ${call};`) },
    ],
  };
}

function poolSnippet(source: FunctionSource, { strategy, workers }: Way): Snippet {
  const { main, workerName, worker, importArguments, list, importFunction, call } = partsOf(
    source,
    'workers',
  );
  const { name, importStrategy } = strategyImport(strategy);
  return {
    command: `node ${main}`,
    packages: ['@parbench/core', strategy.package],
    files: [
      {
        name: main,
        code: lines(
          "import { openExecutor } from '@parbench/core';",
          ...importStrategy,
          importArguments,
          '',
          `const pool = await openExecutor(${name}, {`,
          `  workload: { url: new URL(${worker}, import.meta.url).href, params: {} },`,
          `  workers: ${workers},`,
          '});',
          '// One call. Make many at the same time: the workers run them in parallel.',
          `const outcome = await pool.submit(${list});`,
          "if (outcome.status === 'failed') throw new Error(outcome.message);",
          'console.log(outcome.value);',
          'await pool.close();',
        ),
      },
      {
        name: workerName,
        code: lines(
          "import { defineWorkload } from '@parbench/core';",
          importFunction,
          '',
          'export default defineWorkload({',
          `  name: ${quote(basename(source.file, extname(source.file)))},`,
          '  input: () => [],',
          `  run: (list) => ${call},`,
          '});',
        ),
      },
    ],
  };
}

/** The packages that export each of their strategies under its name in camel case. */
const packagesWithNames = [
  '@parbench/strategy-threads',
  '@parbench/strategy-processes',
  '@parbench/strategy-cluster',
];

function strategyImport({ name, package: from }: Way['strategy']) {
  if (packagesWithNames.includes(from)) {
    const exported = camelCase(name);
    return { name: exported, importStrategy: [`import { ${exported} } from '${from}';`] };
  }
  return {
    name: 'strategy',
    importStrategy: [
      `import plugin from '${from}';`,
      '',
      `const strategy = plugin.strategies.find(({ name }) => name === '${name}');`,
    ],
  };
}

function partsOf({ file, exportName, arguments: source }: FunctionSource, what: string) {
  const base = basename(file, extname(file));
  const isDefault = exportName === 'default';
  const called = isDefault ? identifier(camelCase(base)) : exportName;
  const isExported = source.from === 'list' || source.from === 'seeds';
  return {
    main: `${base}-in-${what}.mjs`,
    workerName: `${base}-worker.mjs`,
    /** As a string of JavaScript. */
    worker: quote(`./${base}-worker.mjs`),
    importArguments: isExported ? `import { args } from ${quote(`./${file}`)};` : undefined,
    list: listOf(source),
    importFunction: `import ${isDefault ? called : `{ ${exportName} }`} from ${quote(`./${file}`)};`,
    call: `${called}(...list)`,
  };
}

function listOf(source: FunctionSource['arguments']): string {
  switch (source.from) {
    case 'nowhere':
      return '[]';
    case 'list':
      return 'args';
    case 'seeds':
      return 'args(0)';
    case 'command-line':
      return JSON.stringify(source.list);
  }
}

/** `threads/pipelined` becomes `threadsPipelined`. */
function camelCase(name: string): string {
  return name.replaceAll(
    /[^\p{ID_Continue}]+(.)?/gu,
    (_match, next: string | undefined) => next?.toUpperCase() ?? '',
  );
}

/** A file may be named after a keyword or begin with a digit. */
function identifier(name: string): string {
  return /^[\p{ID_Start}_]/u.test(name) && !reserved.has(name) ? name : 'run';
}

const reserved: ReadonlySet<string> = new Set(
  'args await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield defineWorkload list'.split(
    ' ',
  ),
);
