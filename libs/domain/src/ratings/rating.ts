import type { Locale } from '../companies/company.js';
import type { MessageButton } from '../messages/content.js';
import type { MessageLimits } from '../messages/message-limits.js';
import { decodePayload, encodePayload, variablesOf } from '../scenarios/payload.js';

/** An operator's rating is the average of so many days, today being one: what the report says of "the last 30 days". */
export const RATING_DAYS = 30;
/** So long after he was asked a client may answer, and think better of it. */
export const RATING_HOURS = 24;
export const MOST_RATING_QUESTION = 500;

export const SCORES = [1, 2, 3, 4, 5] as const;
export type Score = (typeof SCORES)[number];

/** What a company asks unless it has words of its own. */
export const RATING_QUESTIONS: Record<Locale, string> = {
  en: 'Your request is closed. How would you rate our work?',
  ru: 'Ваше обращение закрыто. Как вы оцените нашу работу?',
};
const BY_DIGIT: Record<Locale, string> = {
  en: 'Answer with a digit from 1 (poor) to 5 (excellent).',
  ru: 'Ответьте цифрой от 1 (плохо) до 5 (отлично).',
};
export const RATING_THANKS: Record<Locale, string> = { en: 'Thank you for your rating.', ru: 'Спасибо за оценку.' };

const ACTION = 'rate';

/** A request whose client was asked, and what he has said so far. */
export interface AskedRating {
  requestId: number;
  dialogId: number;
  /** Whom it is a rating of. */
  operatorId: number | null;
  score: Score | null;
  locale: Locale;
}

/** The question as the channel carries it: with a button for each score, or in words where there is no room for them. */
export function ratingQuestion(
  { text, requestId, locale }: { text: string; requestId: number; locale: Locale },
  limits: MessageLimits,
): { text: string; buttons: MessageButton[] } {
  const carried =
    limits.payloadLength > 0 && limits.buttonKinds.includes('reply') && Math.max(limits.buttons, limits.listRows) >= SCORES.length;
  return carried
    ? { text, buttons: SCORES.map((score) => buttonOf(requestId, score)) }
    : { text: `${text}\n${BY_DIGIT[locale]}`, buttons: [] };
}

function buttonOf(requestId: number, score: Score): MessageButton {
  const parameters = [
    { name: 'request', value: String(requestId) },
    { name: 'score', value: String(score) },
  ];
  return { type: 'reply', text: String(score), payload: encodePayload({ action: ACTION, parameters }) };
}

/** Null for a payload that rates nothing. */
export function pressedRating(payload: string): { requestId: number; score: Score } | null {
  const decoded = decodePayload(payload);
  if (decoded?.action !== ACTION) return null;
  const { request = '', score = '' } = variablesOf(decoded);
  const chosen = scoreIn(score);
  return chosen !== null && /^\d{1,15}$/.test(request) ? { requestId: Number(request), score: chosen } : null;
}

/** Null for a text that is more, or less, than a score. */
export const scoreIn = (text: string | null): Score | null => SCORES.find((score) => String(score) === text?.trim()) ?? null;
