import { lengthOf, type MessageLimits } from '../../messages/message-limits.js';
import type { MessageStep, StepButton } from '../content.js';
import { isParameterName, isPayloadAction } from '../payload.js';
import { MOST_PAYLOAD_CHARACTERS } from '../sent-payload.js';
import type { Complaint, ComplaintCode } from './complaint.js';
import type { Scribe } from './scribe.js';

/** What the whole scenario says about one of its messages. */
export interface MessageContext {
  /** Of the channels whose clients may get here. */
  channels: readonly { transport: string; limits: MessageLimits }[];
  /** It goes different ways by channel: a message for one need not fit the others. */
  byChannel: boolean;
  /** Actions of payloads that start something. */
  heardActions: ReadonlySet<string>;
}

export function checkMessage(step: MessageStep, scribe: Scribe, context: MessageContext): void {
  const { text, file, buttons, list, wait } = step;
  if (text.trim() === '' && file === null) scribe.say(buttons.length > 0 ? 'empty' : 'message_empty', 'text');
  scribe.template(text, 'text');
  if (file) scribe.known(file.fileId, scribe.around.files, 'file_missing', 'file');
  scribe.seconds(wait?.timeoutSeconds ?? null, 'wait.timeoutSeconds');
  if (list) scribe.wants(list.label, 'list.label');
  buttons.forEach((button, n) => checkButton(button, `buttons.${n}`, scribe, context));
  twice(buttons, ({ text: title }) => title.trim()).forEach((n) => scribe.say('duplicate_button_text', `buttons.${n}.text`));
  twice(buttons, ({ payload }) => payload && JSON.stringify(payload)).forEach((n) =>
    scribe.say('duplicate_payload', `buttons.${n}.payload`),
  );
  checkLimits(step, scribe, context);
}

function checkButton({ type, text, description, payload, target }: StepButton, at: string, scribe: Scribe, context: MessageContext): void {
  scribe.wants(text, `${at}.text`);
  scribe.template(text, `${at}.text`);
  scribe.template(description, `${at}.description`);
  if (type !== 'reply') scribe.template(target, `${at}.target`);
  if (type === 'url') checkLink(target, `${at}.target`, scribe);
  if (type === 'phone' && scribe.wants(target, `${at}.target`) && !/^\+?[\d\s()-]{5,20}$|\{[{%]/.test(target)) {
    scribe.say('malformed', `${at}.target`);
  }
  if (type === 'reply' && payload) checkPayload(payload, `${at}.payload`, scribe, context);
}

/** It is opened by the client, so it may lead wherever he can go. */
function checkLink(target: string, field: string, scribe: Scribe): void {
  if (!scribe.wants(target, field) || /\{[{%]/.test(target)) return;
  if (!/^(https?|mailto|tel|tg):/i.test(target.trim())) scribe.say('address_malformed', field, { address: target.trim() });
}

function checkPayload(
  { action, parameters }: NonNullable<StepButton['payload']>,
  at: string,
  scribe: Scribe,
  { heardActions }: MessageContext,
): void {
  if (!isPayloadAction(action)) scribe.say('payload_invalid', `${at}.action`, { name: action });
  else if (parameters.length === 0 && !heardActions.has(action)) scribe.say('payload_unheard', `${at}.action`, { name: action });
  parameters.forEach(({ name, value }, n) => {
    if (!isParameterName(name)) scribe.say('payload_invalid', `${at}.parameters.${n}.name`, { name });
    scribe.template(value, `${at}.parameters.${n}.value`);
  });
  const length = parameters.reduce(
    (sum, { name, value }) => sum + lengthOf(name) + lengthOf(withoutTemplates(value)) + 2,
    lengthOf(action),
  );
  if (length > MOST_PAYLOAD_CHARACTERS) scribe.say('payload_too_long', at, { length, limit: MOST_PAYLOAD_CHARACTERS });
}

/** Places of those that have the same as one before them. */
function twice<T>(items: readonly T[], keyOf: (item: T) => string | null): number[] {
  const seen = new Set<string>();
  return items.flatMap((item, n) => {
    const key = keyOf(item);
    if (!key) return [];
    if (seen.has(key)) return [n];
    seen.add(key);
    return [];
  });
}

/** What is sent whatever the variables hold. */
const withoutTemplates = (text: string): string => text.replaceAll(/\{\{.*?\}\}|\{%.*?%\}/gs, '');

interface Excess {
  code: ComplaintCode;
  field: string;
  params: Complaint['params'] & { transport: string };
  limit: number;
}

/** Each place once, by the channel that carries least. */
function checkLimits(step: MessageStep, scribe: Scribe, { channels, byChannel }: MessageContext): void {
  const narrowest = new Map<string, Excess>();
  for (const channel of channels) {
    for (const excess of excesses(step, channel)) {
      const key = `${excess.code} ${excess.field}`;
      if (excess.limit < (narrowest.get(key)?.limit ?? Infinity)) narrowest.set(key, excess);
    }
  }
  for (const { code, field, params } of narrowest.values()) scribe.say(code, field, params, byChannel ? 'warning' : 'error');
}

function excesses({ text, file, buttons, list }: MessageStep, { transport, limits }: MessageContext['channels'][number]): Excess[] {
  const found: Excess[] = [];
  const over = (code: ComplaintCode, field: string, length: number, limit: number): void => {
    if (length > limit) found.push({ code, field, limit, params: { transport, length, limit } });
  };
  const captioned = file && limits.captionedKinds.includes(file.kind);
  over('text_too_long', 'text', lengthOf(withoutTemplates(text)), captioned ? limits.captionLength : limits.textLength);
  if (file) over('file_too_large', 'file', file.size, Math.max(limits.attachmentBytes[file.kind], limits.attachmentBytes.document));
  over('too_many_buttons', 'buttons', buttons.length, Math.max(limits.buttons, limits.listRows));
  // A list stands under a text alone.
  if (file && limits.listRows > limits.buttons) over('list_with_file', 'buttons', buttons.length, limits.buttons);
  if (list) over('button_text_too_long', 'list.label', lengthOf(list.label), limits.buttonTitleLength);
  buttons.forEach(({ type, text: title }, n) => {
    over('button_text_too_long', `buttons.${n}.text`, lengthOf(withoutTemplates(title)), limits.buttonTitleLength);
    if (!limits.buttonKinds.includes(type)) {
      found.push({ code: 'button_kind_unsupported', field: `buttons.${n}.type`, limit: 0, params: { transport, type } });
    }
  });
  return found;
}
