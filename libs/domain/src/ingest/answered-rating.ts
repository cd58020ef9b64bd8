import type { Dialog } from '../dialogs/dialog.js';
import type { MessageReceived } from '../messages/inbound-event.js';
import { pressedRating, scoreIn, type AskedRating, type Score } from '../ratings/rating.js';

/** What a message says about a request that its client was asked about; `asked` null = too late, or nothing that he was asked. */
export interface AnsweredRating {
  asked: AskedRating | null;
  score: Score;
}

/** Null for a message that is no answer to our question, and goes the way of all others. */
export function answeredRating(event: MessageReceived, dialog: Dialog, questions: readonly AskedRating[]): AnsweredRating | null {
  const his = questions.filter(({ dialogId }) => dialogId === dialog.id);
  const { press } = event.content;
  if (press) {
    const pressed = pressedRating(press.payload);
    return pressed && { asked: his.find(({ requestId }) => requestId === pressed.requestId) ?? null, score: pressed.score };
  }
  // Of one who is being served again, or by a bot, a digit answers somebody else's question.
  const [asked] = his;
  const score = scoreIn(event.text);
  return asked && score !== null && event.attachments.length === 0 && !dialog.isOpen && !dialog.isHeldByBot ? { asked, score } : null;
}

/** Whether it is worth a look which questions are open. */
export const mayAnswerRating = ({ content: { press }, text }: MessageReceived, meaning = press?.payload): boolean =>
  press ? pressedRating(meaning ?? '') !== null : scoreIn(text) !== null;
