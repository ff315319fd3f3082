import {
  type CapabilityName,
  defaultCapabilities,
  type ProbeHost,
  type WorkloadReference,
} from '@parbench/core';
import * as v from 'valibot';
import type { Executables, ProbeResult } from '../plugin/load-plugin.ts';
import type { PluginDescription } from '../plugin/plugin-description.ts';
import type { InputTrial } from '../plugin/try-input.ts';
import type { Inspection, InspectionRequest } from '../user-function/inspection/inspection.ts';

/** The questions to a module host. */
export interface Requests {
  /** Loads a configuration file. The command line checks what it exports. */
  readonly config: { readonly file: string };
  /** Loads a plug-in. */
  readonly plugin: { readonly url: string };
  /** Asks a strategy of a plug-in whether it can run. */
  readonly probe: {
    readonly url: string;
    readonly strategy: string;
    readonly host: ProbeHost;
    readonly executables: Executables;
  };
  /** Tries to make an input of a workload. */
  readonly input: WorkloadReference;
  /** Asks a strategy to check options. */
  readonly options: { readonly url: string; readonly strategy: string; readonly options: object };
  /** Loads a user's module. Whether it can be loaded is reported by `inspect`. */
  readonly load: { readonly url: string };
  /** Inspects a user's module and tries its function. */
  readonly inspect: InspectionRequest;
}

/** The answers, as plain data. */
export interface Answers {
  readonly config: { readonly exported: unknown };
  readonly plugin: PluginDescription;
  readonly probe: ProbeResult;
  readonly input: InputTrial;
  readonly options: object;
  readonly load: object;
  readonly inspect: Inspection;
}

export type Question = keyof Requests;

const texts = v.array(v.string());
const param = v.union([v.string(), v.number(), v.boolean()]);
const isCapable = v.boolean();

const strategySchema = v.looseObject({
  name: v.string(),
  description: v.exactOptional(v.string()),
  tags: texts,
  libraries: v.array(v.object({ name: v.string(), version: v.string() })),
  capabilities: v.object({
    unit: v.picklist(['driver', 'thread', 'process']),
    values: v.picklist(['reference', 'structured-clone', 'json']),
    transfer: isCapable,
    sharedMemory: isCapable,
    services: isCapable,
    isolatesHeap: isCapable,
    isolatesCrashes: isCapable,
    workerPerTask: isCapable,
  }),
});

const capabilityNames = Object.entries(defaultCapabilities).flatMap(([name, value]) =>
  typeof value === 'boolean' ? [name as CapabilityName] : [],
);

const workloadSchema = v.looseObject({
  name: v.string(),
  description: v.exactOptional(v.string()),
  about: v.exactOptional(v.object({ stresses: v.string(), source: v.string(), verification: v.string() })),
  tags: v.exactOptional(texts),
  onlyOnRequest: v.exactOptional(v.boolean()),
  requires: v.exactOptional(v.array(v.picklist(capabilityNames))),
  params: v.exactOptional(
    v.record(
      v.string(),
      v.looseObject({
        default: param,
        values: v.exactOptional(v.array(param)),
        description: v.exactOptional(v.string()),
      }),
    ),
  ),
  implementations: v.exactOptional(v.record(v.string(), v.object({ url: v.string() }))),
  calibration: v.exactOptional(v.string()),
});

/** Modules are not trusted, so every part of an answer that is used is checked. */
export const answerSchemas: { readonly [Name in Question]: v.GenericSchema } = {
  config: v.object({ exported: v.optional(v.unknown()) }),
  plugin: v.object({
    strategies: v.array(strategySchema),
    workloads: v.array(
      v.object({
        entry: v.object({ url: v.string(), exportName: v.exactOptional(v.string()) }),
        definition: workloadSchema,
      }),
    ),
  }),
  probe: v.looseObject({
    availability: v.variant('available', [
      v.object({ available: v.literal(true) }),
      v.object({ available: v.literal(false), reason: v.string() }),
    ]),
  }),
  input: v.object({ problem: v.exactOptional(v.string()) }),
  options: v.object({}),
  load: v.object({}),
  inspect: v.looseObject({ status: v.picklist(['loaded', 'not-loaded', 'refused']) }),
};
