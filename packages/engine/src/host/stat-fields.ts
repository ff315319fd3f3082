/**
 * Returns the fields of a process or thread from the text of its `stat`, from number 3 on, which comes after the name. Source:
 * Linux, proc_pid_stat(5).
 */
export function statFields(text: string): readonly string[] {
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}
