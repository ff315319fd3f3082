/**
 * Measures one pair of pools with one tool, in a process of its own: `node measure-pair.ts TOOL REQUEST`. Prints the
 * finding.
 */
import type { Finding, Tool } from './observation.ts';
import { type PairRequest, pairRequestSchema } from './pair-request.ts';
import { measureBeforeAfter } from './tools/before-after.ts';
import { measureWithMitata } from './tools/mitata.ts';
import { measureWithParbench } from './tools/parbench.ts';
import { measureWithTinybench } from './tools/tinybench.ts';

const measureWith: Readonly<Record<Tool, (request: PairRequest) => Promise<Finding>>> = {
  parbench: measureWithParbench,
  tinybench: measureWithTinybench,
  mitata: measureWithMitata,
  'before-after': measureBeforeAfter,
};

const [tool, request] = process.argv.slice(2) as [Tool, string];
console.log(JSON.stringify(await measureWith[tool](pairRequestSchema.parse(JSON.parse(request)))));
