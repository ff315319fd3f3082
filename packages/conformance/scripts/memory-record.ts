import { readFileSync } from 'node:fs';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** This process's memory in one minute. */
export interface MinuteOfMemory {
  /** The least heap in use right after a full collection, without compiled code. */
  readonly heapBytes: number;
  /** Memory outside the heap that its objects keep, at that moment: array buffers and other memory reported to V8. */
  readonly externalBytes: number;
  /** Compiled code and its metadata, at that moment: it grows as long as V8 optimises. */
  readonly codeBytes: number;
  /** The resident part of the C heap, at that moment, with handles, streams and libuv's requests; 0 if it is unknown. */
  readonly nativeBytes: number;
  /** The mean resident set. It includes V8's reserve, which follows the rate of allocation, and pages of files. */
  readonly residentBytes: number;
}

/** Records memory minute by minute until it is stopped. */
export interface MemoryRecord {
  /** Ends recording and returns the complete minutes. */
  stop(): readonly MinuteOfMemory[];
}

const sampleMs = 5_000;
const samplesPerMinute = 60_000 / sampleMs;

/** Starts a recording; it collects garbage every 5 s. */
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

/** Returns how far the last minute is above the second, since the first is warm-up; 0 if there are fewer than three or the second is 0. */
export function growthOf(minutes: readonly number[]): number {
  const [, second, ...later] = minutes;
  const last = later.at(-1);
  return !second || last === undefined ? 0 : last / second - 1;
}

function sampleMemory(): MinuteOfMemory {
  const { heapUsed, external, rss } = process.memoryUsage();
  const code = getHeapSpaceStatistics().filter(({ space_name }) => /^(code|trusted)_/.test(space_name));
  const codeBytes = code.reduce((sum, { space_used_size }) => sum + space_used_size, 0);
  return {
    heapBytes: heapUsed - codeBytes,
    externalBytes: external,
    codeBytes,
    nativeBytes: readNativeBytes(),
    residentBytes: rss,
  };
}

function readNativeBytes(): number {
  if (process.platform !== 'linux') return 0;
  const kibibytes = /\[heap\]\n(?:.*\n)*?Rss: +(\d+) kB/.exec(readFileSync('/proc/self/smaps', 'utf8'))?.[1];
  return Number(kibibytes ?? 0) * 1_024;
}

function minutesOf(samples: readonly MinuteOfMemory[]): readonly MinuteOfMemory[] {
  return Array.from({ length: Math.floor(samples.length / samplesPerMinute) }, (_, minute) => {
    const own = samples.slice(minute * samplesPerMinute, (minute + 1) * samplesPerMinute);
    const least = own.reduce((best, sample) => (sample.heapBytes < best.heapBytes ? sample : best));
    const residentBytes = own.reduce((sum, sample) => sum + sample.residentBytes, 0) / own.length;
    return { ...least, residentBytes };
  });
}
