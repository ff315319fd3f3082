import { expect, it } from 'vitest';
import { parameterNames } from '../../../src/user-function/arguments/parameter-names.ts';

const { method } = { method: (text: string) => text };

it.for<[target: (...list: never[]) => unknown, names: readonly string[]]>([
  [(text: string) => text, ['text']],
  [async (text: string, rounds = 3) => [text, rounds], ['text', 'rounds']],
  [
    ({ deep }: { deep: boolean }, [first]: number[], ...rest: string[]) => [deep, first, rest],
    ['options', 'list', 'rest'],
  ],
  [method, ['text']],
  [
    {
      hash(text: string) {
        return text;
      },
    }.hash,
    ['text'],
  ],
  [() => 1, []],
  [Math.max, []],
])('names the parameters of %s', async ([target, names]) => {
  expect(await parameterNames(String(target))).toEqual(names);
});
