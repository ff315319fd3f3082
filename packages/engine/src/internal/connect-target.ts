import type { Target } from '../load-generator/target.ts';
import type { TrialSpec } from '../protocol/trial-spec.ts';

/** Connects the load generator to a service. Loads the HTTP client only when it is called, since it loads slowly. */
export async function connectTarget(url: string, spec: TrialSpec): Promise<Target> {
  const generator = await import('../load-generator/target.ts');
  return generator.connectTarget(url, spec);
}
