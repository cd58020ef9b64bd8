import type { HttpCall, Turn } from '#domain/scenarios/turn.js';
import {
  ActivityFailure,
  ApplicationFailure,
  condition,
  continueAsNew,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
  TemporalFailure,
  workflowInfo,
} from '@temporalio/workflow';
import { handleSignals, on } from '../signals.js';
import { DialogTurns } from './dialog-turns.js';
import { TURN_BROKEN, type HttpCallActivities, type ScenarioTurnActivities } from './scenario-run.activities.js';
import { heardSignal, scenarioRunStateQuery, type ScenarioRunInput, type ScenarioRunResult } from './scenario-run.contract.js';

/**
 * Our own database, in the worker that has the workflow: a press is answered without another trip through the queues. Repeated
 * by the workflow, which can continue as new meanwhile.
 */
const { takeTurn, handToPeople } = proxyLocalActivities<ScenarioTurnActivities>({
  startToCloseTimeout: '20 seconds',
  retry: { maximumAttempts: 1 },
});

/** Beyond what a call may last. A worker that died in it is noticed by its heartbeat. */
const CALL_MARGIN_SECONDS = 15;
const TURNS_PER_RUN = 500;

/** Everything that the bot of one dialog hears and does, one turn after another, for as long as something runs or waits in it. */
export async function scenarioRun(input: ScenarioRunInput): Promise<ScenarioRunResult> {
  const { companyId, dialogId, turnsPerRun = TURNS_PER_RUN } = input;
  const turns = new DialogTurns(input.carried);
  const last = turns.count + turnsPerRun;
  // What it was started with comes as a signal too, and only that is heard.
  handleSignals(on(heardSignal, ({ input: heard, at }) => turns.hear({ ...heard, at }, Date.now())));
  setHandler(scenarioRunStateQuery, () => turns.state);

  while (!turns.over) {
    if (turns.call) await called(turns.call, input).then(() => turns.callDone());
    const turn = turns.due(Date.now());
    if (turn) await take({ companyId, dialogId, ...turn }, turns);
    else await somethingToDo(turns);
    if (!turns.over && (turns.count >= last || workflowInfo().continueAsNewSuggested)) {
      await continueAsNew<typeof scenarioRun>({ companyId, dialogId, input: input.input, turnsPerRun, carried: turns.carried });
    }
  }
  return { turns: turns.count };
}

async function somethingToDo(turns: DialogTurns): Promise<void> {
  const pauseMs = turns.pauseMs(Date.now());
  if (pauseMs === null) await condition(() => turns.hasInput);
  else await condition(() => turns.hasInput, Math.max(pauseMs, 1));
}

/** Done, or left the first for another attempt: while the database is away for as long as it is away. */
async function take(turn: Turn, turns: DialogTurns): Promise<void> {
  try {
    const { next } = await takeTurn(turn).catch((error: unknown) => {
      if (isBroken(error)) return handToPeople(turn);
      throw error;
    });
    turns.taken(turn, next, Date.now());
  } catch (error) {
    if (isCancellation(error) || !(error instanceof TemporalFailure)) throw error;
    await sleep(turns.failed());
  }
}

/** A local activity throws what failed in it as it is. */
const isBroken = (error: unknown): boolean => error instanceof ApplicationFailure && error.type === TURN_BROKEN;

/** The activity knows what may be asked again, and the run what came of it: a call that failed altogether has its turn too. */
async function called(call: HttpCall, { companyId, dialogId }: ScenarioRunInput): Promise<void> {
  const { callHttp } = proxyActivities<HttpCallActivities>({
    taskQueue: 'webhooks',
    startToCloseTimeout: (call.timeoutSeconds + CALL_MARGIN_SECONDS) * 1000,
    heartbeatTimeout: '10 seconds',
    retry: { maximumAttempts: 3 },
  });
  await callHttp({ ...call, companyId, dialogId }).catch((error: unknown) => {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
  });
}
