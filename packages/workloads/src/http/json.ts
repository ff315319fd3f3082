import { buffer } from 'node:stream/consumers';
import { isDeepStrictEqual } from 'node:util';
import { defineService } from '@parbench/core';
import { requireInteger } from '../require-integer.ts';
import { keepAlive } from './keep-alive-param.ts';

interface Item {
  readonly article: string;
  readonly quantity: number;
  readonly unitPrice: number;
}

interface Order {
  readonly customer: number;
  readonly items: readonly Item[];
}

const itemsParam = { workload: 'http-json', name: 'items', min: 1, max: 100_000 };

/** Parses an order, validates it, and answers with an invoice of about 10 kB. */
export default defineService({
  name: 'http-json',
  description: 'a server that parses and validates JSON and answers with 10 kB of it',
  about: {
    stresses:
      'Parsing, validation and serialisation of JSON, with the garbage that they leave, as an API does for each request.',
    source: 'Of our own.',
    verification: 'By the invoice that follows from the order.',
  },
  tags: ['service', 'cpu', 'gc'],
  onlyOnRequest: true,
  params: {
    items: {
      default: 80,
      values: [8, 80, 800],
      description: 'number of items of an order, each about 125 characters of the response',
    },
    keepAlive,
  },
  request: ({ items, keepAlive }, seed) => ({
    path: '/invoices',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(createOrder(requireInteger(itemsParam, items), seed)),
    keepAlive,
  }),
  async handle(request, response, { call }) {
    const invoice = await call((await buffer(request)).toString());
    response.writeHead(200, { 'content-type': 'application/json' }).end(invoice);
  },
  run: (text: string) => JSON.stringify(invoiceOf(parseOrder(text))),
  verify({ body }, { body: sent = '' }) {
    const order = JSON.parse(String(sent)) as Order;
    return isDeepStrictEqual(JSON.parse(Buffer.from(body).toString()), invoiceOf(order));
  },
});

function createOrder(items: number, seed: number): Order {
  return {
    customer: seed,
    items: Array.from({ length: items }, (_, index) => ({
      article: `article ${(seed + 31 * index) % 997}`,
      quantity: 1 + ((seed + index) % 9),
      unitPrice: 100 + ((7 * seed + 13 * index) % 9900),
    })),
  };
}

/** @throws TypeError for a text that is not an order */
function parseOrder(text: string): Order {
  const { customer, items } = JSON.parse(text) as Partial<Order>;
  if (!Number.isInteger(customer) || !Array.isArray(items) || !items.every(isItem)) {
    throw new TypeError('expected an order: a `customer` and a list of `items`');
  }
  return { customer: Number(customer), items };
}

function isItem(value: unknown): value is Item {
  const { article, quantity, unitPrice } = (value ?? {}) as Partial<Item>;
  return typeof article === 'string' && isCount(quantity) && isCount(unitPrice);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

function invoiceOf({ customer, items }: Order) {
  const lines = items.map((item, index) => ({
    position: index + 1,
    ...item,
    description: `${item.quantity} pieces of ${item.article}`,
    total: item.quantity * item.unitPrice,
  }));
  return { customer, lines, total: lines.reduce((sum, { total }) => sum + total, 0) };
}
