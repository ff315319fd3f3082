/** Where the cause usually lies if a clause of a group is broken. `wrapper` is the strategy itself, `library` what it wraps. */
const culprits: Readonly<Record<string, string>> = {
  opening: 'the wrapper: `open` must reject with the error of the worker, and end what it has started',
  settling: 'the wrapper: it starts too few workers, or passes on requests and answers in another form',
  errors: 'the library: it must return what a task throws, and read no messages but its own',
  serialisation: 'the library: a value that cannot be sent must fail its own task alone',
  transfer: 'the wrapper: `capabilities` must say what is true, and `transfer` must reach the library',
  crashes: 'the library: it must notice that a worker has ended, and replace it',
  neighbours: 'the library: it must lose the tasks of the worker that has ended, and no others',
  recovery: 'the library: it must replace a worker that has ended',
  deadlines:
    'the library: it must be able to end a worker that is busy; the wrapper must ask for it in `cancel`',
  aborts:
    'the library: it must be able to end a worker that is busy; the wrapper must ask for it in `cancel`',
  pressure: 'the library: its queue, or how it chooses a worker',
  progress: 'the library: it blocks the thread of its worker between tasks',
  faults: 'the library: it loses a task, or runs one twice, when a worker ends',
  closing: 'the wrapper: `close` must wait for tasks, then end all workers, in whatever state they are',
  leftovers: 'the library: it keeps a worker, a timer, a listener or a file after its end',
  'driver-end': 'the wrapper: processes must end with their driver; `createProcessPool` takes care of that',
  jobs: 'the wrapper: `submit` must work for tasks that depend on each other',
  services: 'the wrapper: its `serve`',
};

/** Returns who is usually to blame if `clause` is broken, and for what. */
export function culpritOf(clause: string): string {
  const [group = clause] = clause.split('/');
  return `usually ${culprits[group] ?? 'the wrapper'}`;
}
