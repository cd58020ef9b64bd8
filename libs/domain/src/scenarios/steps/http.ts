import type { HttpStep } from '../content.js';
import { failureOf } from '../turn-context.js';
import { leaveBy, type StepWork } from './step-work.js';

const FAILED_FROM = 400;

/** Asks for the call, which is made outside of the turn; the turn after it takes the answer up. */
export const httpWork: StepWork<HttpStep> = {
  enter({ timeoutSeconds }, { run }) {
    const call = { runId: run.id, seq: run.snapshot.steps, timeoutSeconds };
    return { kind: 'wait', waits: { for: 'http', call, begun: false, answer: null } };
  },
  answered({ save }, { status, headers, body, error, ms }, turn) {
    const failed = error !== '' || status === null || status >= FAILED_FROM;
    const detail = error === '' && failed ? `The answer has the status ${status}` : error;
    turn.run.standing.http = { status, error: detail };
    // An answer of failure may have something to say too.
    const response = { status, headers, body };
    if (failed) return { ...leaveBy('error', { code: 'failed', reason: 'http', detail }), error: { reason: 'http', detail } };
    try {
      for (const { variable, expression } of save) turn.run.remember(variable, turn.evaluate(expression, { response }));
    } catch (thrown) {
      const failure = failureOf(thrown);
      turn.run.standing.http = { status, error: failure.detail };
      throw failure;
    }
    return leaveBy('next', { code: 'http_answered', status: status ?? 0, ms });
  },
};
