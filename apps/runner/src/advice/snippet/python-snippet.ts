import { basename, extname } from 'node:path';
import type { FunctionSource, Snippet, Way } from './snippet.ts';

/** The executor of each strategy: its module and its name. */
const executors: Readonly<Record<string, readonly [module: string, name: string]>> = {
  'python/threads': ['concurrent.futures', 'ThreadPoolExecutor'],
  'python/processes': ['concurrent.futures', 'ProcessPoolExecutor'],
  'python/interpreters': ['concurrent.futures', 'InterpreterPoolExecutor'],
  'python/pool': ['multiprocessing', 'Pool'],
};

/** Writes a script of the standard library alone; undefined for other strategies. */
export function pythonSnippet(
  { file, exportName, arguments: source }: FunctionSource,
  { strategy, workers }: Way,
): Snippet | undefined {
  const executor = executors[strategy.name];
  if (executor === undefined) return undefined;
  const [module, pool] = executor;
  const base = basename(file, extname(file));
  const isExported = source.from === 'list' || source.from === 'seeds';
  const names = isExported ? `args, ${exportName}` : exportName;
  const list = { nowhere: '', list: ', *args', seeds: ', *args(0)' };
  const given =
    source.from === 'command-line' ? `, *json.loads(${pythonText(source.list)})` : list[source.from];
  const name = `${base}_in_${strategy.name.slice('python/'.length)}.py`;
  const answer =
    pool === 'Pool'
      ? `pool.apply_async(${exportName}${given.replace(', *', ', ')}).get()`
      : `pool.submit(${exportName}${given}).result()`;
  const code = [
    ...(source.from === 'command-line' ? ['import json'] : []),
    `from ${module} import ${pool}`,
    '',
    `from ${base} import ${names}`,
    '',
    'if __name__ == "__main__":',
    `    with ${pool}(${workers}) as pool:`,
    `        print(${answer})`,
    '',
  ].join('\n');
  return { command: `python3 ${name}`, packages: [], files: [{ name, code }] };
}

/** JSON strings are Python strings, if JSON is written twice. */
function pythonText(list: readonly unknown[]): string {
  return JSON.stringify(JSON.stringify(list));
}
