import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { messageOf } from '@parbench/core';

/** What rolldown says of each fault. */
interface BundleFault {
  readonly message: string;
  readonly loc?: { readonly file?: string; readonly line: number };
}

/** Why a module could not be bundled: the first fault in one line, with its file and line where they are known. */
export function describeBundleFailure(error: unknown): string {
  const [fault] = (error as { readonly errors?: readonly BundleFault[] }).errors ?? [];
  const [first = ''] = stripVTControlCharacters(fault?.message ?? messageOf(error)).split('\n');
  const message = first.replace(/^\[\w+\] /, '').replace(/\.$/, '');
  const { file, line } = fault?.loc ?? {};
  return file === undefined ? message : `${message} (${relative(process.cwd(), file)}:${line})`;
}
