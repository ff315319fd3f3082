const exitCodes = `
Exit codes: 0 success, 1 a cell failed, 2 wrong usage or input,
3 a required verdict is missing or the budget was too short, 130 interrupted.`;

/** The end of each command's help. */
export const examples = {
  run: `
Examples:
  parbench                                       the default matrix
  parbench ./src/hash.ts                         a function of yours
  parbench --filter workload:spin                one workload, all strategies
  parbench --filter processes --all              one family, all its variants
  parbench --filter '!noop' --workers 1,2,max    all but noop, at three widths
  parbench --filter workload:echo --breakdown    where does the time go?
  parbench --set echo.bytes=1048576 --json -     another parameter, JSON output
  parbench --resume                              continue an interrupted run
${exitCodes}`,
  list: `
Examples:
  parbench list                                  the default matrix
  parbench list --all                            with variants and all values
  parbench list --strategy ./my-strategy.ts      with a strategy of your own`,
  sweep: `
Examples:
  parbench sweep granularity                     how long must a task be?
  parbench sweep workers                         how many workers?
  parbench sweep payload                         what do arguments cost?
  parbench sweep workers --html sweep.html       the curves in the browser
  parbench sweep granularity --workload sha256 --grid 64,4096,262144
  parbench sweep workers --filter threads --workers 1,2,3,4,6,8`,
  claims: `
Examples:
  parbench claims                                all nine, in six minutes
  parbench claims --only memory --only gil       two of them, in less
  parbench claims --python python3.14t           another Python
  parbench claims --reporter markdown=claims.md  as a table for a document`,
  compare: `
Examples:
  parbench --json before.json                    save a run, change something,
  parbench --json after.json                     save another one,
  parbench compare before.json after.json        and see what has changed

  parbench compare --against main ./src/hash.ts  now and on main, in one run
  parbench compare --against main --filter threads --setup 'npm run build'`,
  merge: `
Examples:
  parbench --shard 1/2 --json a.json             on one machine,
  parbench --shard 2/2 --json b.json             on another, and then
  parbench merge a.json b.json --json all.json   both in one result`,
  report: `
Examples:
  parbench report out.json --open                write out.html, and look at it
  parbench report out.json --out a.html          another file
  parbench report out.json --reporter csv        all numbers, on stdout
  parbench report out.json --reporter junit=junit.xml --reporter csv=all.csv`,
  worker: `
Examples:
  parbench worker --url redis://10.0.0.1 --strategy queue/bullmq
  parbench worker --url nats://10.0.0.1 --strategy queue/nats --workers 4

Start it in the folder that has the workload files of the run, at the same
paths. End it with Ctrl-C.`,
  doctor: `
Examples:
  parbench doctor                                the host, and its noise floor
  parbench doctor --no-noise-run                 the host only, in seconds`,
  new: `
Examples:
  parbench new strategy my-pool                  forked workers, parbench's pool
  parbench new strategy my-pool --kind library   around a pool library
  parbench new strategy lua --kind runtime       tasks in another language
  parbench new workload my-task                  a task with its verifier`,
  completion: `
Examples:
  source <(parbench completion bash)             in ~/.bashrc
  source <(parbench completion zsh)              in ~/.zshrc
  parbench completion fish | source              in ~/.config/fish/config.fish
  parbench completion powershell | Out-String | Invoke-Expression`,
} as const;
