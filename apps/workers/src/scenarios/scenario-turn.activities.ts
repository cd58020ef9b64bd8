import { setTimeout as sleep } from 'node:timers/promises';
import { ApplicationFailure } from '@temporalio/common';
import type { Logger } from 'pino';
import type { TakeTurn } from '#domain/scenarios/take-turn.js';
import type { Turn, TurnOutcome } from '#domain/scenarios/turn.js';
import { isDatabaseAway } from '#persistence/sql-state.js';
import { TURN_BROKEN, type ScenarioTurnActivities } from '#workflows/scenario-run/scenario-run.activities.js';

/** What throws once may have met a moment; what throws as often as this is a mistake of ours. */
const TRIES = 3;
const PAUSE_MS = 200;

/** The turns of bots, for the process of each dialog. May be asked again: a turn that was taken is known by its key. */
export function scenarioTurnActivities(turns: Pick<TakeTurn, 'run'>, log: Logger): ScenarioTurnActivities {
  return {
    takeTurn: (turn) => tried(turns, turn, log),
    handToPeople: ({ key, ...turn }) => turns.run({ ...turn, key: `given_up:${key}`, input: { kind: 'given_up' } }),
  };
}

async function tried(turns: Pick<TakeTurn, 'run'>, turn: Turn, log: Logger): Promise<TurnOutcome> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await turns.run(turn);
    } catch (error) {
      const { companyId, dialogId } = turn;
      // The process waits until it is back, and asks again.
      if (isDatabaseAway(error)) throw error;
      log.error({ companyId, dialogId, turn: turn.input.kind, tries, err: error }, 'a turn of a scenario could not be taken');
      if (tries === TRIES) throw ApplicationFailure.nonRetryable('The turn could not be taken', TURN_BROKEN);
      await sleep(PAUSE_MS * tries);
    }
  }
}
