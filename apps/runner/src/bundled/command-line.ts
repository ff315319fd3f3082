/** The parser of the command line, built into this module with commander: every start waits for it, and 27 files take longer. */
export { parseCommandLine } from '../command-line/parse-command-line.ts';
