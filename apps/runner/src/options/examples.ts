const exitCodes = `
Exit codes: 0 fine, 1 a cell failed, 2 wrong usage or input,
3 no verdict where one was demanded, 130 interrupted.`;

/** What stands at the end of the help of each command. */
export const examples = {
  run: `
Examples:
  parbench                                       the default matrix
  parbench ./src/hash.ts                         your own function: should it run in parallel?
  parbench --filter workload:spin                one workload, all strategies
  parbench --filter threads --filter cluster     two strategies beside the baseline
  parbench --filter '!noop' --workers 1,2,max    all workloads but one, at several widths
  parbench --set echo.bytes=1048576 --json -     another parameter, the result as JSON
  parbench --resume                              go on with a run that was interrupted
${exitCodes}`,
  list: `
Examples:
  parbench list                                  the default matrix
  parbench list --all                            with variants and all parameter values
  parbench list --strategy ./my-strategy.ts      with a strategy of your own`,
  compare: `
Examples:
  parbench --json before.json                    save a run, change something,
  parbench --json after.json                     save another one,
  parbench compare before.json after.json        and see what has changed`,
  completion: `
Examples:
  source <(parbench completion bash)             in ~/.bashrc
  source <(parbench completion zsh)              in ~/.zshrc
  parbench completion fish | source              in ~/.config/fish/config.fish
  parbench completion powershell | Out-String | Invoke-Expression`,
} as const;
