/**
 * The entry of the process that loads the user's modules: configurations, plug-ins, and functions to measure. They cannot
 * harm the command line. Requests and replies have pipes of their own, so that output or messages of a module are not
 * mistaken for them.
 */
import { Socket } from 'node:net';
import { isParbenchError, messageOf } from '@parbench/core/errors';
import { fileDescriptors, readLines, writeLine } from '@parbench/core/json-lines';
import type { LoadedPlugin } from '../plugin/load-plugin.ts';
import type { Question, Requests } from './questions.ts';

const requests = new Socket({ fd: fileDescriptors.requests, writable: false });
const replies = new Socket({ fd: fileDescriptors.replies, readable: false });
// Saved before a module of the user's is loaded, since it may replace them.
const exit = process.exit.bind(process);
const { parse } = JSON;
const plugins = new Map<string, Promise<LoadedPlugin>>();
let waiting: number[] = [];

const answers: { readonly [Name in Question]: (request: Requests[Name]) => Promise<object> } = {
  config: async ({ file }) => {
    const { importConfig } = await import('../configuration/import-config.ts');
    return importConfig(file);
  },
  plugin: async ({ url }) => (await pluginAt(url)).description,
  probe: async ({ url, strategy, host, executables }) =>
    (await pluginAt(url)).probe(strategy, host, executables),
  input: async (reference) => {
    const { tryInput } = await import('../plugin/try-input.ts');
    return tryInput(reference);
  },
  options: async ({ url, strategy, options }) => {
    await (await pluginAt(url)).checkOptions(strategy, options);
    return {};
  },
  load: async ({ url }) => {
    // Before the module, which may change what our own modules need to load.
    await importInspection();
    await import(url).catch(() => {});
    return {};
  },
  inspect: async (request) => (await importInspection()).inspectModule(request),
};

const importInspection = () => import('../user-function/inspection/inspect-module.ts');

function pluginAt(url: string): Promise<LoadedPlugin> {
  const loading =
    plugins.get(url) ?? import('../plugin/load-plugin.ts').then(({ loadPlugin }) => loadPlugin(url));
  plugins.set(url, loading);
  return loading;
}

requests.once('close', () => exit());
requests.on('error', () => {});
replies.on('error', () => {});
readLines(requests, async (line) => {
  const { id, question, ...request } = parse(line);
  waiting.push(id);
  // If nothing else keeps the process alive, the question can never be answered: `beforeExit` then says so.
  requests.unref();
  try {
    const answer = await answers[question as Question](request);
    reply(id, { answer });
  } catch (error) {
    const code = isParbenchError(error) ? error.code : 'usage';
    reply(id, { error: { code, message: messageOf(error) } });
  }
});
process.on('beforeExit', () => {
  for (const id of waiting) reply(id, { end: 'waits for a promise that never settles' });
});

function reply(id: number, message: object): void {
  waiting = waiting.filter((other) => other !== id);
  if (waiting.length === 0) requests.ref();
  writeLine(replies, { id, ...message });
}
