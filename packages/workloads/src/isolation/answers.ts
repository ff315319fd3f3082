import type { Figures } from '@parbench/core';

/** What a worker is in a probe. */
const units = ['thread', 'process'] as const;
export type Unit = (typeof units)[number];

/** The ways in which the worker of a probe ends. */
export const crashes = ['exit', 'abort', 'memory'] as const;
export type Crash = (typeof crashes)[number];

/** The writes of a driver that a worker may see. */
const writes = ['object', 'global', 'shared'] as const;

/** What a worker saw of the driver's writes. */
export type Seen = Readonly<Record<(typeof writes)[number], boolean>>;

/** What the probes of one unit have shown: writes that it sees, and crashes that end the driver too. */
export type Answers = Seen & Readonly<Record<Crash, boolean>>;
export type Isolation = Readonly<Record<Unit, Answers>>;

const names = [...writes, ...crashes];

/** Returns whether every probe has an answer. */
export function isComplete(isolation: Isolation): boolean {
  return units.every((unit) => names.every((name) => typeof isolation[unit]?.[name] === 'boolean'));
}

/** Returns the answers as figures, 1 for yes: `thread object`, `process abort`. */
export function figuresOf(isolation: Isolation): Figures {
  return Object.fromEntries(
    units.flatMap((unit) => names.map((name) => [`${unit} ${name}`, isolation[unit][name] ? 1 : 0])),
  );
}
