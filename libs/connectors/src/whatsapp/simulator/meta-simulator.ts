import { randomBytes } from 'node:crypto';
import { asObject, asText, isObject, type JsonObject } from '../../json/reading.js';
import { jsonOf, type Answer, type Call } from '../../simulator/calls.js';
import type { Delivery, SignedWebhook } from '../../simulator/hooks.js';
import type { SentEntry } from '../../simulator/ledger.js';
import type { PhoneInput } from '../../simulator/phone-input.js';
import type { FailNext, Phone, PhoneMessage } from '../../simulator/phones.js';
import type { EchoChange, PhoneAct, ProviderSimulator, SimulatedChannel, World } from '../../simulator/provider-simulator.js';
import { echoChangePart, echoPart } from './echo-parts.js';
import { graphError, invalidParameter } from './graph-error.js';
import { complaintAbout } from './message-rules.js';
import { ownNumberOf, type Wire } from './meta-wire.js';
import { addressBookPart, historyParts } from './past.js';
import { shownOnPhone } from './shown.js';
import { TemplateBook } from './template-book.js';
import { inboundPart, statusPart, userIdOf, type StatusReport } from './webhook-parts.js';

/** Refusals that a phone was told to meet; the other failures need more than an answer. */
const REFUSALS: Partial<Record<FailNext, Answer>> = {
  '429': {
    ...graphError(429, 130429, 'Rate limit hit', 'Cloud API message throughput has been reached.'),
    headers: { 'retry-after': '2' },
  },
  '500': graphError(500, 131000, 'Something went wrong'),
  window: graphError(400, 131047, 'Re-engagement message', 'More than 24 hours have passed since the recipient last replied.'),
  blocked: graphError(400, 131026, 'Message undeliverable', 'The recipient cannot get messages from this number.'),
  template: graphError(404, 132001, 'Template name does not exist in the translation', 'The template is not there any more.'),
  timeout: 'hang',
};
const FAILED_LATER = { code: 131026, title: 'Message undeliverable', message: 'Message undeliverable' };
/** What a number has behind it unless it is told otherwise. */
const USUAL_PAST = 1200;
const LONGEST_PAST = 200_000;

/** What Meta's API and those that pass its bodies on have in common: messages both ways, echoes, templates, a past. */
export abstract class MetaSimulator implements ProviderSimulator {
  abstract readonly transport: string;
  readonly abilities = ['voice', 'location', 'quote', 'react', 'edit', 'revoke', 'read', 'block', 'echo'] as const;
  protected readonly templates = new TemplateBook();
  private readonly ourIds = new WeakMap<PhoneMessage, string>();
  private readonly pasts = new Map<string, number>();

  protected constructor(
    protected readonly world: World,
    private readonly wire: Wire,
  ) {}

  abstract answer(call: Call): Promise<Answer | null>;

  newMessageId(): string {
    return `wamid.${randomBytes(36).toString('base64')}`;
  }

  webhookOf(act: PhoneAct, phone: Phone, channel: SimulatedChannel): SignedWebhook {
    return this.wire.webhook('messages', inboundPart(act, phone, this.world.files), channel);
  }

  webhookOfEcho(message: PhoneMessage, phone: Phone, channel: SimulatedChannel): SignedWebhook {
    return this.wire.webhook('smb_message_echoes', echoPart(message, phone, ownNumberOf(channel)), channel);
  }

  webhookOfEchoChange(change: EchoChange, phone: Phone, channel: SimulatedChannel): SignedWebhook {
    return this.wire.webhook('smb_message_echoes', echoChangePart(change, phone, ownNumberOf(channel)), channel);
  }

  deliver(delivery: Delivery, channel: SimulatedChannel): void {
    this.world.hooks.deliver({ ...delivery, hookUrl: this.wire.hookUrl('messages', channel) });
  }

  messagesRead(messages: readonly PhoneMessage[], phone: Phone, channel: SimulatedChannel): void {
    for (const message of messages) {
      message.settled = true;
      this.report({ status: 'read', messageId: message.shown.id, ourId: this.ourIds.get(message) ?? null }, phone, channel);
    }
  }

  /** `templates`: changes one and tells the product, unless it is to be silent. `history`: how much there will be to hand over. */
  control(what: string, input: PhoneInput, channel: SimulatedChannel): Record<string, unknown> | null {
    if (what === 'history') {
      const messages = Math.floor(input.number('messages', LONGEST_PAST));
      this.pasts.set(channel.key, Math.max(messages, 0));
      return { messages };
    }
    return what === 'templates' ? this.changeTemplate(input, channel) : null;
  }

  /** The product asks for the past; both halves of it come by webhook. */
  protected answerHandOver(call: Call, channel: SimulatedChannel): Answer {
    const { sync_type: what } = asObject(jsonOf(call));
    const past = { channelKey: channel.key, messages: this.pasts.get(channel.key) ?? USUAL_PAST, own: ownNumberOf(channel) };
    if (what === 'smb_app_state_sync') this.tell('address_book', what, addressBookPart(past, new Date()), channel);
    else if (what === 'history') for (const part of historyParts(past, new Date())) this.tell('history', what, part, channel);
    else return invalidParameter('Param sync_type must be smb_app_state_sync or history.');
    return { status: 200, json: { messaging_product: 'whatsapp', request_id: randomBytes(8).toString('hex') } };
  }

  protected answerMessage(call: Call, channel: SimulatedChannel): Answer {
    const message = jsonOf(call);
    if (!isObject(message)) return invalidParameter('The body is not a JSON object.');
    if (message.status === 'read')
      return asText(message.message_id) === null
        ? invalidParameter('Param message_id is required.')
        : { status: 200, json: { success: true } };
    const complaint = complaintAbout(message, this.world.files) ?? this.templateComplaint(message, channel);
    const ourId = asText(message.biz_opaque_callback_data);
    const refused =
      complaint && graphError(complaint.code === 132001 ? 404 : 400, complaint.code, 'Parameter value is not valid', complaint.details);
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

  private templateComplaint({ type, template }: JsonObject, channel: SimulatedChannel): ReturnType<TemplateBook['complaintAbout']> {
    return type === 'template' ? this.templates.complaintAbout(asObject(template), channel.key) : null;
  }

  private take(message: JsonObject, ourId: string | null, failure: FailNext, phone: Phone, channel: SimulatedChannel): Answer {
    const messageId = this.newMessageId();
    const lost = failure === 'answer_lost';
    this.world.ledger.hasReceived({ channelKey: channel.key, clientId: phone.id, ourId, externalId: messageId, answer: lost ? 0 : 200 });
    if (message.type === 'reaction') this.react(asObject(message.reaction), phone);
    else this.show(this.shown(messageId, message, phone, channel), ourId, failure, phone, channel);
    if (lost) return 'hang';
    const contacts = [{ input: message.to ?? message.recipient, wa_id: phone.number, user_id: userIdOf(phone) }];
    return { status: 200, json: { messaging_product: 'whatsapp', contacts, messages: [{ id: messageId }] } };
  }

  private shown(id: string, message: JsonObject, phone: Phone, channel: SimulatedChannel): PhoneMessage {
    const plain = shownOnPhone(id, message, phone, channel, this.world);
    const template = message.type === 'template' ? this.templates.shown(asObject(message.template), channel.key) : null;
    if (template === null) return plain;
    return { ...plain, shown: { ...plain.shown, ...template }, buttonsSentAs: 'template' };
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

  private changeTemplate(input: PhoneInput, channel: SimulatedChannel): Record<string, unknown> {
    const [name, language] = [input.required('name', 512), input.required('language', 16)];
    const status = input.text('status', 64) ?? 'APPROVED';
    const reason = input.text('reason', 255);
    const template = this.templates.put(channel.key, { name, language, status, text: input.text('text', 1024), reason });
    const value = {
      event: status,
      message_template_id: Number(template.id),
      message_template_name: name,
      message_template_language: language,
    };
    if (!input.flag('silent')) this.tell('template', 'message_template_status_update', { ...value, reason: reason ?? 'NONE' }, channel);
    return { ...template };
  }

  private report(report: StatusReport, phone: Phone, channel: SimulatedChannel): void {
    const { messageId: externalId, status } = report;
    const entry = this.world.ledger.willSend({ channelKey: channel.key, clientId: phone.id, kind: 'status', externalId, status });
    this.bring('messages', statusPart(report, phone), channel, entry);
  }

  /** News that no phone has to do with. */
  private tell(kind: SentEntry['kind'], field: string, value: Record<string, unknown>, channel: SimulatedChannel): void {
    const entry = this.world.ledger.willSend({ channelKey: channel.key, clientId: '', kind, externalId: field, status: null });
    this.bring(field, value, channel, entry);
  }

  private bring(field: string, value: Record<string, unknown>, channel: SimulatedChannel, entry: SentEntry): void {
    const webhook = this.wire.webhook(field, value, channel);
    this.world.hooks.deliver({ hookUrl: this.wire.hookUrl(field, channel), webhook, entry });
  }
}
