import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Returns a whole number from 0 up to a limit; the same sequence for the same seed. */
export type Draw = (below: number) => number;

/** Creates a seeded source of whole numbers. */
export function drawFrom(seed: number): Draw {
  const random = xoroshiro128plus(seed);
  return (below) => uniformInt(random, 0, below - 1);
}

/** Returns a lower-case word. */
export function word(draw: Draw): string {
  return Array.from({ length: 3 + draw(7) }, () => String.fromCharCode(97 + draw(26))).join('');
}

/** Returns `count` words with spaces between them. */
export function words(draw: Draw, count: number): string {
  return Array.from({ length: count }, () => word(draw)).join(' ');
}

/** Returns the text of a module of `functions` small functions. */
export function script(draw: Draw, functions: number): string {
  return Array.from({ length: functions }, () => {
    const [name, first, second] = [word(draw), word(draw), word(draw)].map((text) => `${text}_`);
    return `export function ${name}(${first}, ${second}) {\n  const total = ${first} * ${draw(100)} + ${second};\n  if (total > ${draw(1000)}) return [total, "${words(draw, 3)}"];\n  return { ${first}, ${second}, total };\n}\n`;
  }).join('\n');
}
