import type { MessageButton } from '../../messages/content.js';
import type { RatingStep } from '../content.js';
import { encodePayload, payloadOfButton } from '../payload.js';
import type { TurnContext } from '../turn-context.js';
import { leaveBy, type Outcome, type StepWork } from './step-work.js';
import { timedOut, waitForClient, waitOn } from './waiting.js';

const SCORES = [1, 2, 3, 4, 5] as const;

export const ratingWork: StepWork<RatingStep> = {
  async enter(step, turn) {
    await ask(step, turn);
    return waitForClient(step.wait, turn);
  },
  hear(step, { text }, turn) {
    const score = SCORES.find((each) => String(each) === text?.trim());
    if (score !== undefined) return rated(step, score, `${turn.run.id}:${turn.run.snapshot.steps}`, turn);
    return step.exits['text'] === undefined ? null : leaveBy('text', { code: 'wrote' });
  },
  press(step, { buttonId, pressed }, turn) {
    const score = SCORES.find((each) => buttonId === String(each)) ?? 1;
    return rated(step, score, String(pressed.messageId ?? `${turn.run.id}:${turn.run.snapshot.steps}`), turn);
  },
  elapse: timedOut,
  async again(step, turn) {
    await ask(step, turn);
    return { ...waitOn(step.wait, turn), why: { code: 'wrote' } };
  },
};

/** One mark a question, however often its buttons are pressed: the last one counts. */
function rated({ variable }: RatingStep, score: number, question: string, { run, work }: TurnContext): Outcome {
  work.rate(`scenario:${question}`, score);
  if (variable !== '') run.remember(variable, score);
  return leaveBy('next', { code: 'rated', score });
}

async function ask({ id, text }: RatingStep, turn: TurnContext): Promise<void> {
  const buttons = SCORES.map((score): MessageButton => {
    const buttonId = String(score);
    return { id: buttonId, type: 'reply', text: buttonId, payload: encodePayload(payloadOfButton(id, buttonId)) };
  });
  await turn.say(id, { text: turn.render(text), file: null, buttons });
}
