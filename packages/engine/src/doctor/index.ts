export { type Check, examineHost, type HostFinding, isHeavy, type Level } from './examine-host.ts';
export { type FloorScope, type KeptFloor, keepFloor, readFloor } from './floor-store.ts';
export type { BusyProcess, HostObservation } from './host-observation.ts';
export { type NoiseFloor, noiseFloorOf } from './noise-floor.ts';
export { observeHost } from './observe-host.ts';
