/** A parameter's value: plain, so that it can stand on the command line and in a result. */
export type ParamValue = string | number | boolean;

/** Parameter values by name, complete: every declared parameter is there. */
export type Params = Readonly<Record<string, ParamValue>>;

/** One declared parameter of a workload. Its default also fixes its type. */
export interface ParamDefinition {
  readonly default: ParamValue;
  /** The values that a sweep or `--all` goes through; `default` alone when missing. */
  readonly values?: readonly ParamValue[];
  /** One line for `parbench list`, with the unit. */
  readonly description?: string;
}
