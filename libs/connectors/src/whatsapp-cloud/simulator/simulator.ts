import { randomBytes } from 'node:crypto';
import { asObject, asText, isObject, type JsonObject } from '../../json/reading.js';
import { jsonOf, type Answer, type Call } from '../../simulator/calls.js';
import type { FailNext, Phone, PhoneMessage } from '../../simulator/phones.js';
import type { SignedWebhook } from '../../simulator/hooks.js';
import type { PhoneAct, ProviderSimulator, SimulatedChannel, World } from '../../simulator/provider-simulator.js';
import { graphError, invalidParameter, invalidToken, unknownObject } from './graph-error.js';
import { answerAddress, answerBytes, answerUpload } from './media-api.js';
import { complaintAbout } from '../../whatsapp/simulator/message-rules.js';
import { BYTES_PATH } from './paths.js';
import { shownOnPhone } from '../../whatsapp/simulator/shown.js';
import { inboundPart, statusPart, userIdOf, type StatusReport } from '../../whatsapp/simulator/webhook-parts.js';
import { signedWebhook } from './webhooks.js';

const TRANSPORT = 'whatsapp-cloud';
const OBJECT_PATH = /^\/v\d+\.\d+\/([^/]+)(?:\/(messages|media))?$/;

/** Refusals that a phone was told to meet; the other failures need more than an answer. */
const REFUSALS: Partial<Record<FailNext, Answer>> = {
  '429': {
    ...graphError(429, 130429, 'Rate limit hit', 'Cloud API message throughput has been reached.'),
    headers: { 'retry-after': '2' },
  },
  '500': graphError(500, 131000, 'Something went wrong'),
  window: graphError(400, 131047, 'Re-engagement message', 'More than 24 hours have passed since the recipient last replied.'),
  blocked: graphError(400, 131026, 'Message undeliverable', 'The recipient cannot get messages from this number.'),
  timeout: 'hang',
};
const FAILED_LATER = { code: 131026, title: 'Message undeliverable', message: 'Message undeliverable' };

export const whatsappCloudSimulator = (world: World): ProviderSimulator => new WhatsappCloudSimulator(world);

/** Graph's side of the WhatsApp Cloud API: sending, media, and the webhooks that follow. */
class WhatsappCloudSimulator implements ProviderSimulator {
  readonly transport = TRANSPORT;
  readonly abilities = ['voice', 'location', 'quote', 'react', 'edit', 'revoke', 'read', 'block'] as const;
  private readonly channels: SimulatedChannel[];
  private readonly ourIds = new WeakMap<PhoneMessage, string>();

  constructor(private readonly world: World) {
    this.channels = world.channels.filter(({ transport }) => transport === TRANSPORT);
  }

  async answer(call: Call): Promise<Answer | null> {
    const bearer = /^Bearer (.+)$/.exec(call.headers.authorization ?? '')?.[1];
    const known = this.channels.filter(({ secrets }) => secrets.access_token && secrets.access_token === bearer);
    if (call.path.startsWith(BYTES_PATH)) return answerBytes(call, known, this.world.files);
    const [, objectId = '', edge] = OBJECT_PATH.exec(call.path) ?? [];
    if (objectId === '') return null;
    if (known.length === 0) return invalidToken();
    if (edge === undefined) return answerAddress(call, objectId, known, this.world.files);
    const channel = known.find(({ settings }) => settings.phone_number_id === objectId);
    if (!channel || call.method !== 'POST') return unknownObject(objectId);
    return edge === 'media' ? answerUpload(call, channel, this.world.files) : this.answerMessage(call, channel);
  }

  newMessageId(): string {
    return `wamid.${randomBytes(36).toString('base64')}`;
  }

  webhookOf(act: PhoneAct, phone: Phone, channel: SimulatedChannel): SignedWebhook {
    return signedWebhook(inboundPart(act, phone, this.world.files), channel);
  }

  messagesRead(messages: readonly PhoneMessage[], phone: Phone, channel: SimulatedChannel): void {
    for (const message of messages) {
      message.settled = true;
      this.report({ status: 'read', messageId: message.shown.id, ourId: this.ourIds.get(message) ?? null }, phone, channel);
    }
  }

  private answerMessage(call: Call, channel: SimulatedChannel): Answer {
    const message = jsonOf(call);
    if (!isObject(message)) return invalidParameter('The body is not a JSON object.');
    if (message.status === 'read')
      return asText(message.message_id) === null
        ? invalidParameter('Param message_id is required.')
        : { status: 200, json: { success: true } };
    const complaint = complaintAbout(message, this.world.files);
    const ourId = asText(message.biz_opaque_callback_data);
    const refused = complaint && graphError(400, complaint.code, 'Parameter value is not valid', complaint.details);
    const phone = refused ? null : this.recipientOf(message, channel);
    const failure = phone ? this.world.phones.takeFailure(phone) : 'none';
    const refusal = refused ?? (phone ? REFUSALS[failure] : REFUSALS.blocked);
    if (refusal || !phone) {
      const answer = refusal === undefined || refusal === 'hang' ? 0 : refusal.status;
      this.world.ledger.hasReceived({ channelKey: channel.key, clientId: phone?.id ?? null, ourId, externalId: null, answer });
      return refusal ?? 'hang';
    }
    return this.take(message, ourId, failure, phone, channel);
  }

  private take(message: JsonObject, ourId: string | null, failure: FailNext, phone: Phone, channel: SimulatedChannel): Answer {
    const messageId = this.newMessageId();
    const lost = failure === 'answer_lost';
    this.world.ledger.hasReceived({ channelKey: channel.key, clientId: phone.id, ourId, externalId: messageId, answer: lost ? 0 : 200 });
    if (message.type === 'reaction') this.react(asObject(message.reaction), phone);
    else this.show(shownOnPhone(messageId, message, phone, channel, this.world), ourId, failure, phone, channel);
    if (lost) return 'hang';
    const contacts = [{ input: message.to ?? message.recipient, wa_id: phone.number, user_id: userIdOf(phone) }];
    return { status: 200, json: { messaging_product: 'whatsapp', contacts, messages: [{ id: messageId }] } };
  }

  private show(message: PhoneMessage, ourId: string | null, failure: FailNext, phone: Phone, channel: SimulatedChannel): void {
    const { sentMs, deliveredMs, readMs } = this.world.pace;
    const told = { messageId: message.shown.id, ourId };
    if (ourId !== null) this.ourIds.set(message, ourId);
    this.world.schedule.later(sentMs, () => this.report({ ...told, status: 'sent' }, phone, channel));
    if (failure === 'async_failed') {
      this.world.schedule.later(deliveredMs, () => this.report({ ...told, status: 'failed', errors: [FAILED_LATER] }, phone, channel));
      return;
    }
    this.world.phones.add(phone, message);
    this.world.schedule.later(deliveredMs, () => this.report({ ...told, status: 'delivered' }, phone, channel));
    this.world.schedule.later(readMs, () => {
      if (phone.settings.autoRead && !message.settled) this.messagesRead([message], phone, channel);
    });
  }

  private react({ message_id: onMessage, emoji }: JsonObject, phone: Phone): void {
    const message = phone.messages.find(({ shown }) => shown.id === onMessage);
    if (message) this.world.phones.change(phone, message, { reaction: asText(emoji) ?? undefined });
  }

  /** A number that nobody plays yet gets its phone now; a user id must be known. */
  private recipientOf({ to, recipient }: JsonObject, channel: SimulatedChannel): Phone | null {
    const number = asText(to)?.replace(/\D/g, '');
    if (number) return this.world.phones.open(channel.key, number, null);
    return this.world.phones.find(channel.key, (phone) => userIdOf(phone) === recipient) ?? null;
  }

  private report(report: StatusReport, phone: Phone, channel: SimulatedChannel): void {
    const { messageId: externalId, status } = report;
    const entry = this.world.ledger.willSend({ channelKey: channel.key, clientId: phone.id, kind: 'status', externalId, status });
    this.world.hooks.deliver({ hookUrl: channel.hookUrl, webhook: signedWebhook(statusPart(report, phone), channel), entry });
  }
}
