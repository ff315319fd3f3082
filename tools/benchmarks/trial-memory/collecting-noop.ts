/** `noop`, except that the input `collect` makes its worker collect its garbage. */
import { defineWorkload } from '@parbench/core';
import { collectGarbage } from './collect-garbage.ts';

export default defineWorkload({
  name: 'collecting-noop',
  sync: true,
  input: () => 1,
  run: (input: number | 'collect') => (input === 'collect' ? collectGarbage() : input),
});
