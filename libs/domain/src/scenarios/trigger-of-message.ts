import type { HeardMessage, HeldTrigger } from './run-desk.port.js';

/** As `/try K7Q2MX`: runs a draft, in the dialog of whoever writes it. */
const TRIAL = /^\/try\s+(\S{4,64})$/i;

/** Which trigger the client's words pull: a trial before all, then keywords, then what greets whoever comes. */
export function triggerOfMessage(
  { text, firstOf }: Pick<HeardMessage, 'text' | 'firstOf'>,
  channelId: number,
  triggers: readonly HeldTrigger[],
  now: Date,
): HeldTrigger | null {
  const here = triggers.filter(
    ({ channelIds, expiresAt }) => (channelIds?.includes(channelId) ?? true) && !(expiresAt && expiresAt <= now),
  );
  const words = folded(text ?? '');
  const code = trialCode(text);
  const tests: ((trigger: HeldTrigger) => boolean)[] = [
    ({ kind, detail }) => kind === 'trial' && code !== null && detail['code'] === code,
    ({ kind, detail }) => kind === 'keyword' && words !== '' && isKeyword(words, detail),
    ({ kind, detail }) => kind === 'first_message' && (detail['of'] === 'client' ? firstOf.client : firstOf.request),
  ];
  return tests.map((isPulled) => here.filter(isPulled).sort(byCare)[0]).find((trigger) => trigger !== undefined) ?? null;
}

/** The code of a trial that somebody asks for. */
export const trialCode = (text: string | null): string | null => TRIAL.exec(text?.trim() ?? '')?.[1]?.toUpperCase() ?? null;

/** One that names its channels comes before one for all; of several the oldest. */
export const byCare = (a: HeldTrigger, b: HeldTrigger): number =>
  Number(a.channelIds === null) - Number(b.channelIds === null) || a.id - b.id;

function isKeyword(words: string, { words: keywords, match }: Record<string, unknown>): boolean {
  if (!Array.isArray(keywords)) return false;
  return keywords
    .map((keyword) => folded(String(keyword)))
    .some((keyword) => {
      if (keyword === '') return false;
      if (match === 'contains') return ` ${words} `.includes(` ${keyword} `) || words.includes(keyword);
      return match === 'starts' ? words.startsWith(keyword) : words === keyword;
    });
}

const folded = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
