import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** This process's memory in one minute. */
export interface MinuteOfMemory {
  /** The least heap in use right after a full collection. */
  readonly heapBytes: number;
  /** What of it is compiled code and its metadata, at that moment: it grows while V8 still optimises. */
  readonly codeBytes: number;
  /** The mean resident set. */
  readonly residentBytes: number;
}

/** Records memory minute by minute until it is stopped. */
export interface MemoryRecord {
  /** Ends recording and gives the minutes that were whole. */
  stop(): readonly MinuteOfMemory[];
}

const sampleMs = 5_000;
const samplesPerMinute = 60_000 / sampleMs;

/** Starts a record; it collects garbage every 5 s. */
export function recordMemory(): MemoryRecord {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const samples: MinuteOfMemory[] = [];
  const timer = setInterval(() => {
    collect();
    samples.push(sampleMemory());
  }, sampleMs);
  return {
    stop() {
      clearInterval(timer);
      return minutesOf(samples);
    },
  };
}

/** By how much the last minute lies above the second; the first is warm-up. 0 when there are fewer than three. */
export function growthOf(minutes: readonly number[]): number {
  const [, second, ...later] = minutes;
  const last = later.at(-1);
  return second === undefined || last === undefined ? 0 : last / second - 1;
}

function sampleMemory(): MinuteOfMemory {
  const { heapUsed, rss } = process.memoryUsage();
  const code = getHeapSpaceStatistics().filter(({ space_name }) => /^(code|trusted)_/.test(space_name));
  const codeBytes = code.reduce((sum, { space_used_size }) => sum + space_used_size, 0);
  return { heapBytes: heapUsed, codeBytes, residentBytes: rss };
}

function minutesOf(samples: readonly MinuteOfMemory[]): readonly MinuteOfMemory[] {
  return Array.from({ length: Math.floor(samples.length / samplesPerMinute) }, (_, minute) => {
    const own = samples.slice(minute * samplesPerMinute, (minute + 1) * samplesPerMinute);
    const least = own.reduce((best, sample) => (sample.heapBytes < best.heapBytes ? sample : best));
    const residentBytes = own.reduce((sum, sample) => sum + sample.residentBytes, 0) / own.length;
    return { ...least, residentBytes };
  });
}
