import type { ReplyStep } from '../content.js';
import { checkReply } from '../check-reply.js';
import { leaveBy, type StepWork } from './step-work.js';
import { timedOut, waitForClient, waitOn } from './waiting.js';

export const replyWork: StepWork<ReplyStep> = {
  enter: (step, turn) => waitForClient(step.wait, turn),
  async hear(step, { text, hasMore }, turn) {
    const { run } = turn;
    const value = checkReply(step, text, hasMore, (pattern, words) => turn.fits(pattern, words));
    if (value !== null) {
      run.remember(step.variable, value);
      return leaveBy('next', { code: 'answered' });
    }
    run.standing.attempts += 1;
    const why = { code: 'unfit', attempt: run.standing.attempts, attempts: step.attempts } as const;
    if (run.standing.attempts >= step.attempts) return leaveBy('invalid', why);
    const retry = turn.render(step.retryText);
    if (retry.trim() !== '') await turn.say(step.id, { text: retry, file: null, buttons: [] });
    return { ...waitOn(step.wait, turn), why };
  },
  elapse: timedOut,
  again: (step, turn) => waitForClient(step.wait, turn),
};
