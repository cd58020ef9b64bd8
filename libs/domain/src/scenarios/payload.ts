import type { StepPayload } from './content.js';

/**
 * What a button carries, one form for every channel, readable for whoever sees it: `order_status?id=42&lang=ru`.
 *
 * Actions and names are letters (of any script), digits, `_`, `-`, `.` and `:`. Values are any text; only what would be read as
 * something else, or be lost on its way, is written as `%` and its UTF-8 bytes: `%` and `&`, whitespace but the blank within
 * a value, control characters. Other characters, Cyrillic and emoji too, stay as they are.
 */
export type Payload = StepPayload;

const WORD = '[\\p{L}\\p{M}\\p{N}_.:-]';
const ACTION = new RegExp(`^${WORD}{1,64}$`, 'u');
const NAME = new RegExp(`^[\\p{L}_]${WORD}{0,63}$`, 'u');

export const isPayloadAction = (text: string): boolean => ACTION.test(text);
export const isParameterName = (text: string): boolean => NAME.test(text);

/** Throws a RangeError for an action or a name that is none: whoever lets people write them asks `isPayloadAction` before. */
export function encodePayload({ action, parameters }: Payload): string {
  if (!isPayloadAction(action)) throw new RangeError(`"${action}" is no action of a payload`);
  const pairs = parameters.map(({ name, value }) => {
    if (!isParameterName(name)) throw new RangeError(`"${name}" is no name of a payload's parameter`);
    return `${name}=${escaped(value)}`;
  });
  return pairs.length === 0 ? action : `${action}?${pairs.join('&')}`;
}

/** Null for everything that `encodePayload` could not have written, but for needless escapes. */
export function decodePayload(text: string): Payload | null {
  const mark = text.indexOf('?');
  const action = mark < 0 ? text : text.slice(0, mark);
  if (!isPayloadAction(action)) return null;
  const parameters =
    mark < 0
      ? []
      : text
          .slice(mark + 1)
          .split('&')
          .map(parameterIn);
  return parameters.every((parameter) => parameter !== null) ? { action, parameters } : null;
}

/**
 * Whether a text that somebody wrote may be a payload that his program sent in place of a press. One word may be a word: without
 * parameters, only what nobody writes to a person by hand counts, words joined by `_`.
 */
export function looksLikePayload(text: string): boolean {
  const payload = decodePayload(text);
  return payload !== null && (payload.parameters.length > 0 || /[\p{L}\p{N}]_[\p{L}\p{N}]/u.test(payload.action));
}

/** What a scenario's button carries unless its designer says otherwise. */
export const payloadOfButton = (stepId: string, buttonId: string): Payload => ({
  action: 'press',
  parameters: [
    { name: 'step', value: stepId },
    { name: 'button', value: buttonId },
  ],
});

/** The parameters as variables of a run; of a name that comes twice the last value counts. */
export const variablesOf = ({ parameters }: Payload): Record<string, string> =>
  Object.fromEntries(parameters.map(({ name, value }) => [name, value]));

function parameterIn(pair: string): Payload['parameters'][number] | null {
  const mark = pair.indexOf('=');
  if (mark < 0) return null;
  const name = pair.slice(0, mark);
  const value = unescaped(pair.slice(mark + 1));
  return isParameterName(name) && value !== null ? { name, value } : null;
}

const ESCAPED = /[%&\p{Cc}]|(?! )\s|^ | $/gu;

// A zero byte and half a character can be stored nowhere; they would be lost with the whole message.
const escaped = (value: string): string => value.replace(/[\0\p{Surrogate}]/gu, '\uFFFD').replace(ESCAPED, encodeURIComponent);

function unescaped(value: string): string | null {
  try {
    const text = decodeURIComponent(value);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
