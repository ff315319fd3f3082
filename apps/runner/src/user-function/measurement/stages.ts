import { type ChooseStage, type Comparison, identifyCell, type MatrixCell } from '@parbench/engine';
import { baselineOf } from '@parbench/engine/internal';
import type { Candidates } from './candidates.ts';
import { createQuestions, type Looks, type Question, type Questions } from './questions.ts';
import type { UserFunctionRun } from './user-function-run.ts';

/** The share of the time left that a question may take. */
const share: Readonly<Record<Question['name'], number>> = { gain: 1, 'rule-out': 1, unit: 0.6, variant: 1 };

/** The solo trials of each cell of a question: only where it is known that workers are worth having. */
const soloTrials: Readonly<Record<Question['name'], number>> = {
  gain: 0,
  'rule-out': 0,
  unit: 1,
  variant: 0,
};

/**
 * The block to observe. No question depends on it, so the first one, which a user waits for, is asked before. If it is settled
 * by then, the next stage observes.
 */
const observedBlock: Readonly<Record<Question['name'], number>> = {
  gain: 4,
  'rule-out': 0,
  unit: 0,
  variant: 0,
};

/** The most blocks of a question: it ends by time or by being settled. */
const maxBlocks = 40;

/** The stages of a run, and what they have settled. */
export interface QuestionStages {
  readonly choose: ChooseStage;
  /** Returns the comparisons with the baselines that the questions have settled. */
  claims(): readonly Comparison[];
}

/**
 * Creates the choice of stages for the functions of a run, with the candidates of each: every question is asked about all
 * of them before the next one is, and `log` is told of it. All are looked at as `looks` say.
 */
export function createStages(
  { modules, cells, settings }: UserFunctionRun,
  candidates: readonly Candidates[],
  { looks, log }: { readonly looks: Looks; readonly log: (line: string) => void },
): QuestionStages {
  const functions = modules.flatMap(({ workload }, index) => {
    const own = cells.filter((cell) => cell.workload.name === workload.name);
    const { strategies = [] } = candidates[index] ?? {};
    return askedFunction(own, { candidates: strategies, baseline: settings.baseline, looks }) ?? [];
  });
  let ahead: readonly AskedFunction[] = functions;
  let asked: readonly AskedFunction[] = [];
  const choose: ChooseStage = ({ measured, leftMs, isRunning }) => {
    for (;;) {
      if (ahead.length === 0) [ahead, asked] = [asked, []];
      const [current, ...later] = ahead;
      if (current === undefined) return undefined;
      ahead = later;
      const question = current.questions.next(measured, isRunning);
      if (question === undefined) continue;
      asked = [...asked, current];
      log(`${current.name}: ${sentences[question.name]}`);
      return {
        workload: current.key,
        cells: [current.baseline, ...question.cells],
        budgetMs: (leftMs * share[question.name]) / (later.length + 1),
        maxBlocks,
        observedBlock: observedBlock[question.name],
        soloTrials: soloTrials[question.name],
        isSettled: question.isSettled,
      };
    }
  };
  return { choose, claims: () => functions.flatMap(({ questions }) => questions.claims()) };
}

const sentences: Readonly<Record<Question['name'], string>> = {
  gain: 'is it faster in parallel at all?',
  'rule-out': 'is any other strategy faster?',
  unit: 'threads or processes?',
  variant: 'which variant, and how many workers?',
};

interface Asked {
  readonly candidates: readonly string[];
  /** The name of the baseline. */
  readonly baseline: string;
  readonly looks: Looks;
}

interface AskedFunction {
  readonly name: string;
  readonly key: string;
  readonly baseline: string;
  readonly questions: Questions;
}

function askedFunction(
  cells: readonly MatrixCell[],
  { candidates, baseline, looks }: Asked,
): AskedFunction | undefined {
  const identified = cells.filter(({ skip }) => skip === undefined).map(identifyCell);
  const own = baselineOf(identified, baseline);
  return (
    own && {
      name: own.workload.name,
      key: own.key,
      baseline: own.id,
      questions: createQuestions({ cells: identified, baseline: own.id, candidates }, looks),
    }
  );
}
