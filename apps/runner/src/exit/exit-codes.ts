/** The exit codes of the command. */
export const exitCodes = {
  fine: 0,
  /** A cell failed or timed out, or is slower than before. */
  cellFailed: 1,
  /** Wrong usage, configuration or input, and nothing was run; or a file could not be written. */
  usage: 2,
  /** A verdict was required, and one is inconclusive; or the budget was too short to measure anything. */
  noVerdict: 3,
  /** Ended by SIGINT, SIGTERM or SIGHUP. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
