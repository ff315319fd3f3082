import { readCpuMs } from './accounting/cpu-time.ts';
import { listProcessTree } from './accounting/process-tree.ts';
import { awaitQuiescence } from './accounting/quiescence.ts';
import type { CellSubject } from './subjects.ts';
import type { LoadRequest, LoadSample, TrialCommands } from './trial/protocol.ts';
import { startTrialProcess, type TrialContext } from './trial/trial-process.ts';
import { recordTrial, type Slice, type TrialMeasures } from './trial-record.ts';

/**
 * A trial step by step; a block decides whose turn it is. Each step ends at rest, so that the next competitor does not
 * pay for this one's garbage, and throws a `TrialEnd` when the trial is over before its time.
 */
export interface RunningTrial {
  /** Waits until the process has booted, so that no boot disturbs what is timed. */
  boot(): Promise<void>;
  open(): Promise<void>;
  warmUp(): Promise<void>;
  /** Times one slice, then verifies answers. */
  slice(): Promise<void>;
  /** Round trip with one task in flight, and the driver's delay under load. */
  observe(): Promise<void>;
  /** Closes the cell in good order, makes sure that nothing of it is left, and gives what was measured. */
  close(): Promise<TrialMeasures>;
  /** Ends the trial at once, whatever state it is in. */
  kill(): Promise<void>;
}

/** Starts a trial's process. */
export function startTrial({ subject, times }: CellSubject, context: TrialContext): RunningTrial {
  const host = startTrialProcess(context);
  const slices: Slice[] = [];
  let pids: readonly number[] = [host.pid];
  let opening: TrialCommands['open']['reply'];
  let warmUp: TrialCommands['warm-up']['reply'];
  let roundTrip: LoadSample;
  let driverDelay: LoadSample;

  const load = (request: LoadRequest) => host.request('load', request, times.loadLimitMs);
  const rest = () => awaitQuiescence(pids);

  return {
    boot: () => host.booted(times.bootLimitMs),
    async open() {
      opening = await host.request('open', subject, times.openLimitMs);
      pids = listProcessTree(host.pid);
      await rest();
    },
    async warmUp() {
      warmUp = await host.request('warm-up', times.warmUp, times.warmUpLimitMs);
      await rest();
    },
    async slice() {
      const cpuBeforeMs = readCpuMs(pids);
      const sample = await load(times.slice);
      const residualCpuMs = await rest();
      slices.push({ ...sample, residualCpuMs, cpuMs: since(cpuBeforeMs, readCpuMs(pids)) });
      await host.request('check', { tasks: subject.workers }, times.openLimitMs);
      await rest();
    },
    async observe() {
      roundTrip = await load({ ...times.observation, occupancy: 1, observe: 'round-trip' });
      await rest();
      driverDelay = await load({ ...times.observation, observe: 'driver-delay' });
      await rest();
    },
    async close() {
      await host.close(times.openLimitMs);
      return recordTrial({ opening, warmUp, slices, roundTrip, driverDelay });
    },
    kill: host.kill,
  };
}

function since(beforeMs: number | undefined, nowMs: number | undefined): number | undefined {
  return beforeMs === undefined || nowMs === undefined ? undefined : nowMs - beforeMs;
}
