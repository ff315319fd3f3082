/** A parameter's value: plain, so that it fits on the command line and into a result. */
export type ParamValue = string | number | boolean;

/** The values of all declared parameters, by name. */
export type Params = Readonly<Record<string, ParamValue>>;

/** One declared parameter of a workload. Its default also fixes its type. */
export interface ParamDefinition {
  readonly default: ParamValue;
  /** The values that a sweep or `--all` measures; `default` alone when missing. */
  readonly values?: readonly ParamValue[];
  /** One line for `parbench list`, with the unit. */
  readonly description?: string;
}
