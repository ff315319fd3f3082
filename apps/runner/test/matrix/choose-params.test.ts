import { defineWorkload } from '@parbench/core';
import { describe, expect, it } from 'vitest';
import { parseAssignment } from '../../src/command-line/value-parsers.ts';
import { checkAssignments, chooseParams } from '../../src/matrix/choose-params.ts';

const echo = defineWorkload({
  name: 'echo',
  params: {
    bytes: { default: 64, values: [0, 64] },
    kind: { default: 'bytes', values: ['bytes', 'string'] },
    isShared: { default: false },
  },
  input: () => 0,
  run: (input) => input,
});
const plain = defineWorkload({ name: 'plain', input: () => 0, run: (input) => input });
const hash = defineWorkload({
  name: 'hash',
  params: { bytes: { default: 1024 } },
  input: () => 0,
  run: (input) => input,
});

describe('chooseParams', () => {
  it.for<[assignments: string[], params: object]>([
    [[], { bytes: 64, kind: 'bytes', isShared: false }],
    [['bytes=0'], { bytes: 0, kind: 'bytes', isShared: false }],
    [['bytes=1e3', 'bytes=7'], { bytes: 7, kind: 'bytes', isShared: false }],
    [['hash.bytes=5'], { bytes: 64, kind: 'bytes', isShared: false }],
    [['echo.kind=', 'isShared=true'], { bytes: 64, kind: '', isShared: true }],
  ])('gives echo under %j the parameters %j', ([texts, params]) => {
    expect(chooseParams(echo, parse(texts), { isAll: false })).toEqual([params]);
  });

  it('combines all declared values of the parameters that are not given', () => {
    expect(chooseParams(echo, [], { isAll: true })).toHaveLength(4);
    expect(chooseParams(echo, parse(['kind=string']), { isAll: true })).toEqual([
      { bytes: 0, kind: 'string', isShared: false },
      { bytes: 64, kind: 'string', isShared: false },
    ]);
    expect(chooseParams(plain, [], { isAll: true })).toEqual([{}]);
  });

  it.for<[text: string, message: RegExp]>([
    ['bytes=lots', /expected a number for `bytes` of `echo`, received `bytes=lots`/],
    ['bytes=', /expected a number/],
    ['bytes=Infinity', /expected a number/],
    ['echo.isShared=yes', /expected `true` or `false` for `isShared`/],
  ])('refuses %s', ([text, message]) => {
    expect(() => chooseParams(echo, parse([text]), { isAll: false })).toThrow(message);
  });
});

describe('checkAssignments', () => {
  it.for(['bytes=1', 'hash.bytes=1', 'kind=x'])('accepts %s, a parameter of one workload', (text) => {
    expect(() => checkAssignments([echo, hash, plain], parse([text]))).not.toThrow();
  });

  it.for<[text: string, message: RegExp]>([
    ['byte=1', /expected a parameter of a workload in the matrix, received `byte`.*Did you mean `bytes`\?/],
    ['ehco.bytes=1', /received `ehco` in `ehco.bytes=1`\. Did you mean `echo`\?/],
    ['hash.kind=x', /expected a parameter of `hash`, received `kind`.*Did you mean/],
    ['plain.kind=x', /There are no parameters to set/],
  ])('refuses %s, which none of the workloads has', ([text, message]) => {
    expect(() => checkAssignments([echo, hash, plain], parse([text]))).toThrow(message);
  });
});

function parse(texts: readonly string[]) {
  return texts.map((text) => parseAssignment('--set', text));
}
