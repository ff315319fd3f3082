import type { WorkerEvents, WorkerProcess, WorkerUsage } from '../workers/worker-process.ts';
import { type Advert, type Lobby, type LobbyMessage, lobbyIntervalMs, lobbySilenceMs } from './lobby.ts';

/** The places of this host for workers of other hosts' runs. */
export interface Places {
  hear(message: LobbyMessage): void;
  /** Begins to offer workers. */
  open(lobby: Lobby): void;
  /** Ends all workers. */
  close(): Promise<void>;
}

/** What places need to know. */
export interface PlacesOptions {
  readonly count: number;
  nameOf(place: number): string;
  /** Returns why this host cannot run an executor's tasks, if it cannot. */
  check(advert: Advert): Promise<string | undefined>;
  start(advert: Advert, worker: string, events: WorkerEvents): WorkerProcess;
  log(line: string): void;
}

type Place =
  | { readonly state: 'free' }
  /** Its worker has been offered to a run. */
  | { readonly state: 'offered'; readonly advert: Advert; readonly at: number }
  | { readonly state: 'taken'; readonly advert: Advert; readonly process: WorkerProcess };

const free: Place = { state: 'free' };

/** Creates places, all of them free. A place serves one run at a time, and is free again when its worker has ended. */
export function createPlaces({ count, nameOf, check, start, log }: PlacesOptions): Places {
  const places = new Map<string, Place>(
    Array.from({ length: count }, (_, index) => [nameOf(index + 1), free]),
  );
  const checks = new Map<string, Promise<string | undefined>>();
  const heardAt = new Map<string, number>();
  let lobby: Lobby | undefined;
  let timer: NodeJS.Timeout | undefined;
  let onFree = () => {};

  async function consider(advert: Advert): Promise<void> {
    const { run } = advert;
    heardAt.set(run, performance.now());
    const isNew = !checks.has(run);
    const checked = checks.get(run) ?? check(advert);
    checks.set(run, checked);
    const reason = await checked;
    if (reason === undefined) offer(advert);
    else if (isNew) {
      log(reason);
      lobby?.send({ type: 'refused', run, worker: nameOf(1), reason });
    }
  }

  function offer(advert: Advert): void {
    const offered = [...places.values()].filter(
      (place) => place.state === 'offered' && place.advert.run === advert.run,
    );
    const candidates = [...places].filter(([, { state }]) => state === 'free');
    for (const [worker] of candidates.slice(0, Math.max(0, advert.needed - offered.length))) {
      places.set(worker, { state: 'offered', advert, at: performance.now() });
      lobby?.send({ type: 'joining', run: advert.run, worker });
    }
  }

  function take(worker: string): void {
    const place = places.get(worker);
    if (place?.state !== 'offered') return;
    const { advert } = place;
    const { run, path } = advert;
    const process = start(advert, worker, {
      onReady() {
        log(`${worker}: runs tasks of \`${path}\`.`);
        lobby?.send({ type: 'ready', run, worker });
      },
      onUsage: (usage) => log(`${worker}: ${describeUsage(usage)}.`),
      onEnd({ message }) {
        lobby?.send({ type: 'ended', run, worker });
        if (heardAt.has(run)) log(`${worker}: ${message}`);
        places.set(worker, free);
        onFree();
      },
    });
    places.set(worker, { state: 'taken', advert, process });
  }

  function leave(run: string): void {
    heardAt.delete(run);
    checks.delete(run);
    for (const [worker, place] of places) {
      if (place.state === 'free' || place.advert.run !== run) continue;
      if (place.state === 'offered') places.set(worker, free);
      else end(place.process);
    }
  }

  function showLife(): void {
    const now = performance.now();
    for (const [run, at] of heardAt) if (now - at > lobbySilenceMs) leave(run);
    for (const [worker, place] of places) {
      if (place.state === 'offered' && now - place.at > 2 * lobbyIntervalMs) places.set(worker, free);
      if (place.state === 'taken') lobby?.send({ type: 'alive', run: place.advert.run, worker });
    }
  }

  return {
    hear(message) {
      if (message.type === 'seeking') void consider(message);
      else if (message.type === 'welcome') take(message.worker);
      else if (message.type === 'over') leave(message.run);
    },
    open(joined) {
      lobby = joined;
      timer = setInterval(showLife, lobbyIntervalMs);
    },
    async close() {
      clearInterval(timer);
      for (const run of [...heardAt.keys()]) leave(run);
      await new Promise<void>((resolve) => {
        onFree = () => {
          if ([...places.values()].every(({ state }) => state !== 'taken')) resolve();
        };
        onFree();
      });
    },
  };
}

/** How long a worker may take to finish its tasks and to tear down, in milliseconds. */
const graceMs = 5_000;

function end(process: WorkerProcess): void {
  process.stop();
  setTimeout(process.kill, graceMs).unref();
}

/** `12.3 s of CPU, at most 85 MiB`. */
function describeUsage({ cpuMs, peakMemoryBytes }: WorkerUsage): string {
  return `${(cpuMs / 1_000).toFixed(1)} s of CPU, at most ${Math.round(peakMemoryBytes / 2 ** 20)} MiB`;
}
