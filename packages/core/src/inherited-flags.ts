/** Flags of Node whose value is the program, so that a child would run it instead of its own file; each takes one value. */
const programFlags = new Set(['-e', '--eval', '-p', '--print', '-pe']);

/**
 * Returns the flags of this Node process that a child which runs a file inherits: all but those of a program given as text
 * (`node -e`). With them, each child would run that program and start children in turn. `fork` removes them too, but only
 * from its own default (nodejs/node, `lib/child_process.js`).
 */
export function inheritedFlags(flags: readonly string[] = process.execArgv): string[] {
  return flags.filter((flag, index) => {
    const isProgram = programFlags.has(flag) || programFlags.has(flags[index - 1] ?? '');
    return !isProgram && !flag.startsWith('--input-type') && !/^--(eval|print)=/.test(flag);
  });
}
