import { defineWorkload } from '@parbench/core';
import { pythonModule } from './python-module.ts';
import { requireInteger } from './require-integer.ts';

interface Order {
  readonly id: number;
  readonly isPaid: boolean;
  readonly customer: { readonly name: string; readonly city: string };
  readonly quantities: readonly number[];
}

/** The length of the text, and a checksum of the parsed values that depends on their order. */
export interface JsonRoundtripResult {
  readonly characters: number;
  readonly checksum: number;
}

const recordsParam = { workload: 'json-roundtrip', name: 'records', min: 0, max: 1_000_000 };

/** Builds an object graph, turns it into JSON and back: many short-lived objects, so garbage collection. */
export default defineWorkload({
  name: 'json-roundtrip',
  description: 'builds, stringifies and parses an object graph: allocation, garbage collection',
  about: {
    stresses:
      'Allocation of small objects and strings, and garbage collection, as a service does for each request. The input is only a seed, so that no payload hides it.',
    source:
      'Of our own: orders with customers and quantities, drawn by the generator of S. K. Park and K. W. Miller (CACM 36, 1993).',
    verification: 'By length and checksum, computed from the random numbers without objects or JSON.',
  },
  tags: ['cpu', 'gc'],
  sync: true,
  params: {
    records: {
      default: 500,
      values: [5, 50, 500, 5000],
      description: 'number of records, each about 135 characters of JSON',
    },
  },
  implementations: pythonModule(import.meta.url),
  /** The seed and the size: the task builds the graph, so that the payload does not outweigh the work. */
  input: ({ records }, seed) => ({ seed, records: requireInteger(recordsParam, records) }),
  run({ seed, records }: { seed: number; records: number }): JsonRoundtripResult {
    const text = JSON.stringify(createOrders(records, seed));
    const parsed = JSON.parse(text) as readonly Order[];
    return { characters: text.length, checksum: checksumOf(parsed) };
  },
  verify(output, { seed, records }) {
    const expected = expectedResult(records, seed);
    return output.characters === expected.characters && output.checksum === expected.checksum;
  },
});

const quantitiesPerOrder = 6;
const modulus = 2147483647;

function createOrders(count: number, seed: number): readonly Order[] {
  const draw = createDraw(seed);
  return Array.from({ length: count }, () => {
    const id = draw();
    return {
      id,
      isPaid: id % 2 === 0,
      customer: { name: `customer ${id % 1000}`, city: `city ${id % 7}` },
      quantities: Array.from({ length: quantitiesPerOrder }, draw),
    };
  });
}

function checksumOf(orders: readonly Order[]): number {
  let checksum = 0;
  for (const { id, isPaid, customer, quantities } of orders) {
    checksum = fold(checksum, id);
    checksum = fold(checksum, isPaid ? 1 : 0);
    checksum = fold(checksum, customer.name.length + customer.city.length);
    for (const quantity of quantities) checksum = fold(checksum, quantity);
  }
  return checksum;
}

const recordFrame = '{"id":,"isPaid":,"customer":{"name":"customer ","city":"city "},"quantities":[,,,,,]}'
  .length;

/** Returns the correct output of `run`, directly from the random numbers, without objects or JSON. */
function expectedResult(count: number, seed: number): JsonRoundtripResult {
  const draw = createDraw(seed);
  let checksum = 0;
  let characters = '[]'.length + Math.max(0, count - 1);
  for (let index = 0; index < count; index++) {
    const id = draw();
    const isPaid = id % 2 === 0;
    const nameDigits = digitsOf(id % 1000);
    checksum = fold(fold(checksum, id), Number(isPaid));
    checksum = fold(checksum, 'customer '.length + nameDigits + 'city 0'.length);
    characters += recordFrame + digitsOf(id) + (isPaid ? 4 : 5) + nameDigits + 1;
    for (let drawn = 0; drawn < quantitiesPerOrder; drawn++) {
      const quantity = draw();
      checksum = fold(checksum, quantity);
      characters += digitsOf(quantity);
    }
  }
  return { characters, checksum };
}

/**
 * The generator of Park and Miller with the multiplier 48271: "Technical correspondence", Communications of the ACM 36
 * (1993), number 7. It is a part of the kernel, so it has to be the same in every language.
 */
function createDraw(seed: number): () => number {
  let state = (seed % (modulus - 1)) + 1;
  return () => {
    state = (state * 48271) % modulus;
    return state % 1_000_000;
  };
}

/** A polynomial hash modulo 2^31 - 1; stays below 2^53, so it is exact. */
function fold(checksum: number, value: number): number {
  return (checksum * 31 + value) % modulus;
}

function digitsOf(value: number): number {
  return String(value).length;
}
