import type { Html } from '../markup/html.ts';

/** A part of the report with a heading. */
export interface Section {
  /** The anchor of the section. */
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}
