import type { TFunction } from 'i18next';
import type { MessageContent } from '../../../api/types.js';
import type { Formats } from '../../../ui/format.js';
import { endedWord, failureWord } from '../../../ui/run/run-words.js';
import { sendErrorText } from './send-error-text.js';

type SystemContent = NonNullable<MessageContent['system']>;

const isTime = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);

/** What stands in a card's field: a yes or no and a day are not shown as they are stored. */
function valueWord(value: string, kind: unknown, t: TFunction, formats: Formats): string {
  if (kind === 'flag' && (value === 'true' || value === 'false')) return t(value === 'true' ? 'chat:system.yes' : 'chat:system.no');
  // The same day in every time zone: midnight where the reader is.
  if (kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(value)) return formats.date(`${value}T00:00`);
  return value;
}

/** What happened, in the reader's language, made from the code and its parameters. */
export function systemText({ code, params }: SystemContent, t: TFunction, formats: Formats): string {
  const words: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (name === 'time' && isTime(value)) words[name] = formats.time(value);
    else if (name === 'until' && isTime(value)) words[name] = formats.full(value);
    else if (name === 'field') words[name] = t(`chat:field.${value}`, { defaultValue: String(value) });
    else if (name === 'from' || name === 'to')
      words[name] =
        value === null || value === ''
          ? t('chat:system.empty')
          : t('chat:system.quoted', { text: valueWord(String(value), params['kind'], t, formats) });
    else if (name === 'reason' && code.startsWith('bot_'))
      words[name] = code === 'bot_ended' ? endedWord(String(value), t) : failureWord(String(value), t);
    else words[name] = value === null ? '' : String(value);
  }
  if (code === 'action_refused') {
    const { action, reason, detail } = params;
    const why = sendErrorText(
      { code: '', reason: String(reason), detail: detail === null || detail === undefined ? null : String(detail) },
      t,
    );
    return t([`chat:system.action_refused_${action}`, 'chat:system.unknown'], { reason: why, code });
  }
  const automatic = 'initiator' in params && !params['initiator'];
  const variant = automatic || ('operator' in params && !params['operator']) ? `${code}_automatic` : code;
  // Names end with an initial's full stop; at the end of a sentence one is enough.
  const line = t([`chat:system.${variant}`, `chat:system.${code}`, 'chat:system.unknown'], { ...words, code }).replaceAll('..', '.');
  return words['comment'] ? `${line} ${t('chat:system.reason', { comment: words['comment'] })}` : line;
}
