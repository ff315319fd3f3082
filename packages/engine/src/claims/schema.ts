import { z } from 'zod';
import { hostSchema, runtimeSchema } from '../result/host-schema.ts';
import { metricSchema } from '../result/metric-schema.ts';
import { openedCellSchema } from '../result/opening-schema.ts';
import { resultSchema } from '../result/result-schema.ts';

/** The version of the claims document; raised when readers of the old version would misread the new one. */
export const claimsSchemaVersion = 1;

/** The claims, in the order in which they are shown. */
export const claimIds = [
  'memory',
  'resources',
  'creation',
  'communication',
  'isolation',
  'parallelism',
  'gil',
  'processors',
  'hazards',
] as const;
const claimIdSchema = z.enum(claimIds);
export type ClaimId = z.infer<typeof claimIdSchema>;

/** What a measure says about its claim; `open` if its interval contains the bound. */
const stanceSchema = z.enum(['supports', 'contradicts', 'open']);
export type Stance = z.infer<typeof stanceSchema>;

const measureShape = {
  /** What was measured, such as `pssBytes`. */
  name: z.string(),
  /** Missing if the measure is shown but does not decide. */
  stance: stanceSchema.optional(),
};

/** What a process needs divided by what a thread needs. */
const ratioMeasureSchema = z.object({
  kind: z.literal('ratio'),
  ...measureShape,
  unit: z.enum(['bytes', 'milliseconds', 'per-second', 'count']),
  /** The size and kind of a payload. */
  payload: z.object({ kind: z.enum(['object', 'copied']), bytes: z.number() }).optional(),
  thread: metricSchema.optional(),
  process: metricSchema.optional(),
  /** Missing if one of the two is 0 in every round. An end that is unlimited is missing. */
  ratio: z
    .object({
      value: z.number().optional(),
      low: z.number().optional(),
      high: z.number().optional(),
      n: z.int(),
    })
    .optional(),
  /** The ratio from which on the measure supports the claim. */
  bound: z.number().optional(),
});

/** The throughput of workers divided by that of inline. */
const speedupMeasureSchema = z.object({
  kind: z.literal('speed-up'),
  ...measureShape,
  strategy: z.string(),
  workers: z.int().min(1),
  speedup: metricSchema,
  bound: z.number().optional(),
});

/** A question that was tried out. */
const answerMeasureSchema = z.object({
  kind: z.literal('answer'),
  ...measureShape,
  /** Whether the answer is yes for a thread, and for a process. */
  thread: z.boolean(),
  process: z.boolean(),
});

/** Something that was counted: the mean over `n` rounds. */
const countMeasureSchema = z.object({
  kind: z.literal('count'),
  ...measureShape,
  value: z.number(),
  n: z.int(),
});

const measureSchema = z.discriminatedUnion('kind', [
  ratioMeasureSchema,
  speedupMeasureSchema,
  answerMeasureSchema,
  countMeasureSchema,
]);
export type Measure = z.infer<typeof measureSchema>;
export type RatioMeasure = z.infer<typeof ratioMeasureSchema>;
export type SpeedupMeasure = z.infer<typeof speedupMeasureSchema>;
export type AnswerMeasure = z.infer<typeof answerMeasureSchema>;
export type CountMeasure = z.infer<typeof countMeasureSchema>;

/** Whether a claim holds here. */
const claimVerdictSchema = z.enum(['holds', 'does-not-hold', 'undecided', 'skipped']);
export type ClaimVerdict = z.infer<typeof claimVerdictSchema>;

/** A claim judged for one runtime. */
const findingSchema = z.object({
  /** The `key` of its entry in `runtimes`; `python` if there is none. */
  runtime: z.string(),
  verdict: claimVerdictSchema,
  /** Why it was skipped, or what failed. */
  reason: z.string().optional(),
  measures: z.array(measureSchema),
});
export type Finding = z.infer<typeof findingSchema>;

const judgedClaimSchema = z.object({
  id: claimIdSchema,
  /** The words in which it is usually made. */
  words: z.string(),
  findings: z.array(findingSchema),
  /** What the findings mean on this host, in a sentence. */
  meaning: z.string(),
});
export type JudgedClaim = z.infer<typeof judgedClaimSchema>;

/** The document of `parbench claims`: verdicts, and everything that they were computed from. */
export const claimsSchema = z.object({
  kind: z.literal('claims'),
  schemaVersion: z.literal(claimsSchemaVersion),
  run: z.object({
    parbench: z.string(),
    startedAt: z.iso.datetime(),
    durationMs: z.number(),
    status: z.enum(['complete', 'interrupted']),
    budgetMs: z.number(),
    seed: z.int(),
  }),
  hosts: z.array(hostSchema).min(1),
  runtimes: z.array(runtimeSchema).min(1),
  claims: z.array(judgedClaimSchema),
  /** Cells that were opened and closed, without timed slices. */
  openings: z.array(openedCellSchema),
  /** The matrices that were measured. */
  results: z.array(resultSchema),
});
export type Claims = z.infer<typeof claimsSchema>;
