export { calibrationOf } from './calibration-of.ts';
export {
  type Capabilities,
  type CapabilityName,
  capabilitiesOf,
  type DeclaredCapabilities,
  defaultCapabilities,
  missingCapabilities,
  type ValueChannel,
  type WorkerUnit,
} from './capabilities.ts';
export { jsonCodec } from './codec/json-codec.ts';
export { decodeTagged, encodeTagged } from './codec/json-tagged.ts';
export { boundText, isParbenchError, messageOf, ParbenchError, type ParbenchErrorCode } from './errors.ts';
export type { Executor, SubmitOptions, WorkerStatus } from './executor.ts';
export { inheritedFlags } from './inherited-flags.ts';
export { inline } from './inline.ts';
export { isWorkload, loadWorkload } from './load-workload.ts';
export { type OpenedExecutor, openExecutor } from './open-executor.ts';
export { type OpenedService, openService } from './open-service.ts';
export { parseOptions } from './options.ts';
export { type OptionField, type OptionsOf, optionsSchema } from './options-schema.ts';
export type * from './outcome.ts';
export type { ParamDefinition, Params, ParamValue } from './params.ts';
export { contractVersion, definePlugin, type Plugin, parsePlugin, type WorkloadEntry } from './plugin.ts';
export { poolTuning } from './pool/pool-tuning.ts';
export { type ProcessOptions, processFields } from './pool/process-options.ts';
export { rehearsal } from './rehearsal.ts';
export { resolveParams } from './resolve-params.ts';
export {
  type HostCommand,
  type Runtime,
  type RuntimeAnswer,
  type RuntimeIdentity,
  runtimeKey,
} from './runtime.ts';
export {
  defineService,
  type ServiceContext,
  type ServiceRequest,
  type ServiceResponse,
  type ServiceWorkload,
} from './service-workload.ts';
export {
  type Availability,
  defineStrategy,
  type ExecutorStrategy,
  type OpenRequest,
  type ProbeHost,
  type RunningService,
  type Strategy,
  type WorkloadReference,
  type WrappedLibrary,
} from './strategy.ts';
export { taskErrorOf } from './task-error.ts';
export { monotonicNs, type TaskStamps } from './task-stamps.ts';
export {
  defineJob,
  defineWorkload,
  type JobWorkload,
  type Runnable,
  type TaskWorkload,
  type Workload,
} from './workload.ts';
export type { Figures, Implementation, WorkloadAbout } from './workload-base.ts';
