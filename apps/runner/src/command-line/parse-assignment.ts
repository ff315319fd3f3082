import { usageError } from '../errors/usage-error.ts';

/** A parameter as `--set` gives it; its type is known once the workload is. */
export interface Assignment {
  /** As it was written. */
  readonly text: string;
  /** Only this workload; every workload that has the parameter when missing. */
  readonly workload?: string;
  readonly key: string;
  readonly value: string;
}

/**
 * Takes `key=value` or `workload.key=value` apart.
 * @throws ParbenchError `usage`, naming `option`
 */
export function parseAssignment(option: string, text: string): Assignment {
  const [, workload, key, value] = /^(?:([^.=\s]+)\.)?([^.=\s]+)=(.*)$/s.exec(text) ?? [];
  if (key !== undefined && value !== undefined) {
    return { text, key, value, ...(workload !== undefined && { workload }) };
  }
  throw usageError(
    `\`${option}\`: expected \`key=value\` or \`workload.key=value\`, received \`${text}\`. For example: \`${option} bytes=4096\`.`,
  );
}
