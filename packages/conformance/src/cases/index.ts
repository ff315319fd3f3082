import type { ConformanceCase } from '../conformance-case.ts';
import { abortCases } from './aborts.ts';
import { closingCases } from './closing.ts';
import { crashCases } from './crashes.ts';
import { deadlineCases } from './deadlines.ts';
import { driverEndCases } from './driver-end.ts';
import { errorCases } from './errors.ts';
import { faultCases } from './faults.ts';
import { jobCases } from './jobs.ts';
import { leftoverCases } from './leftovers.ts';
import { neighbourCases } from './neighbours.ts';
import { openingCases } from './opening.ts';
import { pressureCases } from './pressure.ts';
import { progressCases } from './progress.ts';
import { recoveryCases } from './recovery.ts';
import { serialisationCases } from './serialisation.ts';
import { serviceCases } from './services.ts';
import { settlingCases } from './settling.ts';
import { transferCases } from './transfer.ts';

/** Every case of the contract, in the order of the table in docs/conformance.md. */
export const conformanceCases: readonly ConformanceCase[] = [
  ...openingCases,
  ...settlingCases,
  ...errorCases,
  ...serialisationCases,
  ...transferCases,
  ...crashCases,
  ...neighbourCases,
  ...recoveryCases,
  ...deadlineCases,
  ...abortCases,
  ...pressureCases,
  ...progressCases,
  ...faultCases,
  ...closingCases,
  ...leftoverCases,
  ...driverEndCases,
  ...jobCases,
  ...serviceCases,
];
