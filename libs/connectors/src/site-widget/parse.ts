import type { MessageContent } from '#domain/messages/content.js';
import type { InboundEvent } from '#domain/messages/inbound-event.js';
import type { Sender } from '#domain/clients/identity.js';
import { UnparsableBody, type ParsedRequest, type RawRequest } from '../connector.js';
import { asId, asList, asNumber, asObject, asText, isObject, type JsonObject } from '../json/reading.js';
import { parseUntrustedJson } from '../json/untrusted-json.js';
import { filesIn, referralOf, senderOf, timeOf } from './update.js';

interface Said {
  sender: Sender;
  frame: JsonObject;
  update: JsonObject;
  at: Date | null;
}

type Reader = (said: Said) => InboundEvent[];

const KINDS = new Map<string, Reader>([
  ['message', message],
  ['delivered', delivered],
  ['read', read],
  ['typing', ({ sender }) => [{ type: 'client_typing', client: sender.identities }]],
  ['rate', rated],
  ['identified', ({ sender }) => [{ type: 'client_named', client: sender }]],
]);

/** Ids in one frame: a page of history at most. */
const MOST_DELIVERED = 200;

/** A visitor's frame, see `VisitorUpdate`. `now` only decides which times are impossible. */
export function parse(request: RawRequest, now = new Date()): ParsedRequest {
  let update: unknown;
  try {
    update = parseUntrustedJson(request.body);
  } catch (error) {
    throw new UnparsableBody(error instanceof Error ? error.message : 'The body is not valid JSON.');
  }
  if (!isObject(update) || !isObject(update.frame)) throw new UnparsableBody('The body has no "frame", so it is nothing a visitor said.');
  const sender = senderOf(asObject(update.visitor));
  const kind = asText(update.frame.type, 64) ?? 'without a type';
  const reader = KINDS.get(kind);
  if (!sender) return { events: [ignored('a frame of nobody')], notServed: [] };
  if (!reader) return { events: [ignored(`frame ${kind}`)], notServed: [] };
  return { events: reader({ sender, frame: update.frame, update, at: timeOf(update.at, now) }), notServed: [] };
}

const ignored = (reason: string): InboundEvent => ({ type: 'ignored', reason });

function message({ sender, frame, update, at }: Said): InboundEvent[] {
  const externalId = asId(frame.id);
  if (externalId === null) return [ignored('a message without its id')];
  const content: MessageContent = {};
  const press = asObject(frame.press);
  const payload = asText(press.payload, 4096);
  const title = asText(press.text, 255) ?? payload;
  if (payload !== null && title !== null) {
    const onMessage = asId(press.messageId);
    content.press = { payload, title, ...(onMessage === null ? {} : { onMessage }) };
  }
  const referral = referralOf(asObject(update.page));
  if (referral) content.referral = referral;
  const attachments = filesIn(update.files);
  const text = asText(frame.text) ?? (content.press ? title : null);
  if (text === null && attachments.length === 0) content.unsupported = { kind: 'empty', code: null, reason: null };
  return [{ type: 'message_received', externalId, sender, text, content, attachments, quotes: asId(frame.quotes), at }];
}

/** Our messages carry their own number in the channel, so that a visitor's program may name them by it. */
function delivered({ frame, at }: Said): InboundEvent[] {
  const ids = asList(frame.ids)
    .slice(0, MOST_DELIVERED)
    .flatMap((id) => asId(id) ?? []);
  return ids.map((externalId) => ({
    ...{ type: 'status_changed', externalId, status: 'delivered', at, error: null, ourMessageId: null, recipient: [] },
  }));
}

function read({ sender, frame, at }: Said): InboundEvent[] {
  const upTo = asId(frame.upTo);
  return [upTo === null ? ignored('a read mark without its message') : { type: 'messages_read', client: sender.identities, upTo, at }];
}

function rated({ sender, frame, at }: Said): InboundEvent[] {
  const id = asId(frame.rating);
  const score = asNumber(frame.score);
  if (id === null || score === null) return [ignored('a rating without its score')];
  const externalId = `rating:${id}`.slice(0, 512);
  return [{ type: 'dialog_rated', externalId, client: sender.identities, score, comment: asText(frame.comment, 2000), at }];
}
