import { drawFrom } from './seeded.ts';

export default function clampValue(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

export const args = (seed: number): [number, number, number] => [drawFrom(seed)(300) - 100, 0, 100];
