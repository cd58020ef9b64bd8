import type { HttpCall, Turn, TurnOutcome } from '#domain/scenarios/turn.js';

/** Of a turn that threw again and again while the database was there: our mistake, which people must make good. */
export const TURN_BROKEN = 'TurnBroken';

export interface ScenarioTurnActivities {
  /** One transaction: what the input means, the steps until the run waits or ends, its messages and its trace. */
  takeTurn(turn: Turn): Promise<TurnOutcome>;
  /** Instead of a turn that can't be taken: ends whatever runs and hands the dialog to people, with a line that says so. */
  handToPeople(turn: Turn): Promise<TurnOutcome>;
}

export interface HttpCallActivities {
  /** Asks the other program and keeps its answer in the run. */
  callHttp(call: HttpCall & { companyId: number; dialogId: number }): Promise<void>;
}
