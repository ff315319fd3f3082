import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Answers, type Crash, crashes, type Seen, type Unit } from './answers.ts';
import { globalName } from './global-name.ts';
import { startProbeWorker } from './probe-worker.ts';

/** Tries what a worker of this unit sees of its driver's memory, and what ends together with it. */
export async function probe(unit: Unit): Promise<Answers> {
  const [seen, ...ended] = await Promise.all([
    look(unit),
    ...crashes.map((crash) => endsDriver(unit, crash)),
  ]);
  return { ...seen, ...(Object.fromEntries(crashes.map((crash, index) => [crash, ended[index]])) as Ends) };
}

type Ends = Readonly<Record<Crash, boolean>>;

/** Writes when the worker is ready, and asks it what it sees. */
async function look(unit: Unit): Promise<Seen> {
  const object = { value: 0 };
  const shared = new Int32Array(new SharedArrayBuffer(4));
  const worker = startProbeWorker(unit);
  try {
    const ready = worker.next();
    worker.send({ watch: { object, shared } });
    await ready;
    object.value = 1;
    shared[0] = 1;
    Reflect.set(globalThis, globalName, 1);
    const seen = worker.next();
    worker.send('look');
    return (await seen) as Seen;
  } finally {
    Reflect.deleteProperty(globalThis, globalName);
    await worker.end();
  }
}

const crashDriver = fileURLToPath(import.meta.resolve('@parbench/workloads/isolation-crash-driver'));

/** Tries it in a driver of its own, which says whether it has survived. */
async function endsDriver(unit: Unit, crash: Crash): Promise<boolean> {
  const driver = fork(crashDriver, [unit, crash], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  let hasSurvived = false;
  driver.on('message', () => {
    hasSurvived = true;
  });
  await once(driver, 'exit');
  return !hasSurvived;
}
