/** How the process ends. */
export const exitCodes = {
  fine: 0,
  /** A cell failed or timed out, or is slower than before. */
  cellFailed: 1,
  /** Wrong usage, configuration or input; nothing was run. */
  usage: 2,
  /** A verdict was demanded and is inconclusive. */
  noVerdict: 3,
  /** By SIGINT or SIGTERM. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
