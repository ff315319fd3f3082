/** The process of one case: runs the requested case and answers with the result. See `runCaseApart`. */
import { conformanceCases } from './cases/index.ts';
import { faultOf } from './fault.ts';
import { loadStrategy } from './load-strategy.ts';
import { type CaseResult, runCase } from './run-case.ts';
import type { CaseAnswer, CaseRequest } from './run-case-apart.ts';

const request: CaseRequest = JSON.parse(process.argv[2] ?? '');
const testCase = conformanceCases.find(({ clause }) => clause === request.clause);
if (!testCase) throw new Error(`The suite has no clause \`${request.clause}\`.`);

const strategy = await loadStrategy(request.module, request.strategy);
const result = await runCase(testCase, { ...request, strategy });
process.send?.(answerOf(result));

function answerOf(result: CaseResult): CaseAnswer {
  return result.status === 'failed' ? { status: 'failed', fault: faultOf(result) } : result;
}
