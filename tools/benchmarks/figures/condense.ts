import { readFileSync, writeFileSync } from 'node:fs';

/** Reduces a result, which is committed, to a quarter of its size: six digits and no indentation. */
export function condense(file: string): void {
  const round = (_key: string, value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;
  writeFileSync(file, `${JSON.stringify(JSON.parse(readFileSync(file, 'utf8')), round)}\n`);
}
