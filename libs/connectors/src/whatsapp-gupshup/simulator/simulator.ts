import { randomUUID } from 'node:crypto';
import { asObject, asText, type JsonObject } from '../../json/reading.js';
import type { Answer, Call } from '../../simulator/calls.js';
import type { Delivery, SignedWebhook } from '../../simulator/hooks.js';
import type { FailNext, Phone, PhoneMessage, ShownMessage } from '../../simulator/phones.js';
import type { PhoneInput } from '../../simulator/phone-input.js';
import type { EchoChange, PhoneAct, ProviderSimulator, SimulatedChannel, World } from '../../simulator/provider-simulator.js';
import { echoChangePart, echoPart } from '../../whatsapp/simulator/echo-parts.js';
import { ownNumberOf } from '../../whatsapp/simulator/meta-wire.js';
import { complaintAbout as metasComplaintAbout } from '../../whatsapp/simulator/message-rules.js';
import { shownOnPhone } from '../../whatsapp/simulator/shown.js';
import { userIdOf } from '../../whatsapp/simulator/webhook-parts.js';
import { apiOf } from '../settings.js';
import { FAILURE_ANSWERS, invalidApp, invalidKey, LATER_FAILURES, ok, refused } from './answers.js';
import { messageNamed, newWamid } from './ids.js';
import { echoWebhook, partnerStatus, partnerTemplateNews, partnerWebhook } from './partner-webhooks.js';
import type { Report } from './reports.js';
import { selfServeStatus, selfServeTemplateNews, selfServeWebhook } from './self-serve-webhooks.js';
import { answerUpload, messageIn } from './sent-partner.js';
import { complaintAbout, headerFile, shownMessage } from './sent-self-serve.js';
import { Subscriptions } from './subscriptions.js';
import { GupshupTemplates, gupshupIdOf, jsonIn } from './template-list.js';

const TRANSPORT = 'whatsapp-gupshup';
const BASE = '/gupshup';
const FILES_PATH = `${BASE}/files/`;
const SEND_PATH = new RegExp(`^${BASE}/wa/api/v1/(msg|template/msg)$`);
const APP_PATH = new RegExp(`^${BASE}/(wa|partner)/app/([^/]+)/(.+)$`);

/** A message on its way to a phone. `reacts`: it only changes one that is there. */
interface Sending {
  to: string | null;
  /** What Gupshup says against it at once. */
  refusal: Answer | null;
  show(id: string, phone: Phone): PhoneMessage | null;
  reacts?: { on: unknown; emoji: string | null };
  answer(id: string, phone: Phone): Answer;
}

export const whatsappGupshupSimulator = (world: World): ProviderSimulator => new WhatsappGupshupSimulator(world);

/** Gupshup's two APIs, and webhooks in the version that belongs to the channel's. */
class WhatsappGupshupSimulator implements ProviderSimulator {
  readonly transport = TRANSPORT;
  readonly abilities = ['voice', 'location', 'quote', 'react', 'revoke', 'read', 'block', 'echo'] as const;
  private readonly channels: SimulatedChannel[];
  private readonly subscriptions = new Subscriptions();
  private readonly templates = new GupshupTemplates();

  constructor(private readonly world: World) {
    this.channels = world.channels.filter(({ transport }) => transport === TRANSPORT);
  }

  async answer(call: Call): Promise<Answer | null> {
    if (call.path.startsWith(FILES_PATH)) return this.bytes(call.path.slice(FILES_PATH.length));
    const isSend = SEND_PATH.exec(call.path);
    const [, api, appId = '', edge = ''] = APP_PATH.exec(call.path) ?? [];
    if (!isSend && api === undefined) return null;
    const known = this.channels.filter((channel) => isAllowed(call, channel));
    if (known.length === 0) return invalidKey();
    if (isSend) return this.sendSelfServe(call, known, isSend[1] === 'template/msg');
    const channel = known.find(({ settings }) => settings.app_id === decodeURIComponent(appId));
    return channel ? this.answerApp(call, channel, edge) : invalidApp();
  }

  newMessageId(): string {
    return newWamid();
  }

  webhookOf(act: PhoneAct, phone: Phone, channel: SimulatedChannel): SignedWebhook | null {
    return (apiOf(channel) === 'partner' ? partnerWebhook : selfServeWebhook)(act, phone, channel, this.world.files);
  }

  /** Only version 3 tells what the company writes on its own phone. */
  webhookOfEcho(message: PhoneMessage, phone: Phone, channel: SimulatedChannel): SignedWebhook | null {
    return apiOf(channel) === 'partner' ? echoWebhook(echoPart(message, phone, ownNumberOf(channel)), channel) : null;
  }

  webhookOfEchoChange(change: EchoChange, phone: Phone, channel: SimulatedChannel): SignedWebhook | null {
    return apiOf(channel) === 'partner' ? echoWebhook(echoChangePart(change, phone, ownNumberOf(channel)), channel) : null;
  }

  /** `templates`: changes one and tells the product, unless it is to be silent. */
  control(what: string, input: PhoneInput, channel: SimulatedChannel): Record<string, unknown> | null {
    if (what !== 'templates') return null;
    const [name, language] = [input.required('name', 512), input.required('language', 16)];
    const [status, reason] = [input.text('status', 64) ?? 'APPROVED', input.text('reason', 255)];
    const template = this.templates.put(channel.key, { name, language, status, text: input.text('text', 1024), reason });
    const news = { id: gupshupIdOf(template), metasId: Number(template.id), name, language, status, reason };
    if (!input.flag('silent')) {
      const noted = { channelKey: channel.key, clientId: '', kind: 'template', externalId: name, status } as const;
      const webhook = (apiOf(channel) === 'partner' ? partnerTemplateNews : selfServeTemplateNews)(news, channel);
      this.deliver({ hookUrl: channel.hookUrl, webhook, entry: this.world.ledger.willSend(noted) }, channel);
    }
    return { ...template };
  }

  /** Version 2 has its secret in the address. */
  deliver(delivery: Delivery, channel: SimulatedChannel): void {
    const secret = new URLSearchParams({ secret: channel.secrets.webhook_secret ?? '' }).toString();
    const isPartner = apiOf(channel) === 'partner';
    this.world.hooks.deliver(isPartner ? delivery : { ...delivery, hookUrl: `${delivery.hookUrl}?${secret}` });
  }

  messagesRead(messages: readonly PhoneMessage[], phone: Phone, channel: SimulatedChannel): void {
    for (const message of messages) {
      message.settled = true;
      this.report({ status: 'read', gsId: message.shown.id }, phone, channel);
    }
  }

  private async answerApp(call: Call, channel: SimulatedChannel, edge: string): Promise<Answer> {
    const [first, id] = edge.split('/');
    if (first === 'subscription') return this.subscriptions.answer(call, channel.settings.app_id ?? '', id);
    switch (`${call.method} ${edge}`) {
      case 'GET template':
      case 'GET templates':
        return ok({ templates: Number(call.query.get('pageNo')) > 1 ? [] : this.templates.listed(channel.key) });
      case 'GET waba/info':
        return ok({ wabaInfo: { accountStatus: 'ACTIVE', phone: channel.phone, verifiedName: channel.name, wabaId: '300000000000002' } });
      case 'POST media':
        return answerUpload(call, channel, this.world.files);
      case 'POST v3/message':
        return this.sendPartner(messageIn(call), channel);
      case 'POST v1/event':
        return ok();
      default:
        return refused(404, 'Not Found');
    }
  }

  private sendSelfServe(call: Call, known: readonly SimulatedChannel[], isTemplate: boolean): Answer {
    const form = new URLSearchParams(call.body.toString('utf8'));
    const channel = known.find(({ settings }) => settings.app_name === form.get('src.name'));
    if (!channel) return refused(400, 'Invalid App Details');
    const message = asObject(jsonIn(form, 'message'));
    const template = isTemplate ? this.templates.sentBy(form, channel.key) : null;
    const complaint = isTemplate
      ? template
        ? this.templateComplaint(template, channel)
        : 'Template does not exist'
      : complaintAbout(message);
    const sending: Sending = {
      ...{ to: form.get('destination'), refusal: complaint === null ? null : refused(400, complaint) },
      show: (id) => (template ? this.shownTemplate(id, template, headerFile(message), channel) : shownMessage(id, message)),
      ...(message.type === 'reaction' ? { reacts: { on: message.msgId, emoji: asText(message.emoji) } } : {}),
      answer: (messageId) => ({ status: 202, json: { status: 'submitted', messageId } }),
    };
    return this.take(sending, channel);
  }

  private sendPartner(message: JsonObject, channel: SimulatedChannel): Answer {
    const { to, recipient } = message;
    const byId = asText(to) ?? this.world.phones.find(channel.key, (phone) => userIdOf(phone) === recipient)?.number ?? null;
    const reaction = asObject(message.reaction);
    const template = message.type === 'template' ? asObject(message.template) : null;
    const said = metasComplaintAbout(message, this.world.files) ?? (template && this.templates.complaintAbout(template, channel.key));
    const sending: Sending = {
      ...{ to: byId, refusal: said && { status: 400, json: { error: { code: said.code, message: said.details } } } },
      show: (id, phone) => {
        const plain = shownOnPhone(id, message, phone, channel, this.world);
        return template ? this.shownTemplate(id, template, plain.shown.attachment, channel) : plain;
      },
      ...(message.type === 'reaction' ? { reacts: { on: reaction.message_id, emoji: asText(reaction.emoji) } } : {}),
      answer: (id, { number }) => ok({ messaging_product: 'whatsapp', contacts: [{ input: number, wa_id: number }], messages: [{ id }] }),
    };
    return this.take(sending, channel);
  }

  private templateComplaint(template: JsonObject, channel: SimulatedChannel): string | null {
    const complaint = this.templates.complaintAbout(template, channel.key);
    return complaint && `Template refused: ${complaint.details}`;
  }

  private shownTemplate(id: string, template: JsonObject, file: ShownMessage['attachment'], channel: SimulatedChannel): PhoneMessage {
    const { text = null, buttons = [] } = this.templates.shown(template, channel.key) ?? {};
    const shown: ShownMessage = {
      id,
      direction: 'out',
      text,
      buttons,
      at: new Date().toISOString(),
      ...(file ? { attachment: file } : {}),
    };
    return { shown, fileId: null, buttonsSentAs: 'template', settled: false };
  }

  /** Whatever is well formed is queued; what cannot be delivered fails later. */
  private take(sending: Sending, channel: SimulatedChannel): Answer {
    const number = sending.to?.replace(/\D/g, '') ?? '';
    const phone = number === '' || sending.refusal !== null ? null : this.world.phones.open(channel.key, number, null);
    const failure = phone ? this.world.phones.takeFailure(phone) : 'none';
    const refusal = phone ? FAILURE_ANSWERS[failure] : (sending.refusal ?? refused(400, 'Invalid Destination'));
    const noted = { channelKey: channel.key, clientId: phone?.id ?? null, ourId: null };
    if (refusal || !phone) {
      const answer = refusal === undefined || refusal === 'hang' ? 0 : refusal.status;
      this.world.ledger.hasReceived({ ...noted, externalId: null, answer });
      return refusal ?? 'hang';
    }
    const id = randomUUID();
    const answer = failure === 'answer_lost' ? 'hang' : sending.answer(id, phone);
    this.world.ledger.hasReceived({ ...noted, externalId: id, answer: answer === 'hang' ? 0 : answer.status });
    this.carry(id, sending, failure, phone, channel);
    return answer;
  }

  private carry(gsId: string, { reacts, show }: Sending, failNext: FailNext, phone: Phone, channel: SimulatedChannel): void {
    const { sentMs, deliveredMs, readMs } = this.world.pace;
    const tell = (afterMs: number, report: Omit<Report, 'gsId'>): void =>
      this.world.schedule.later(afterMs, () => this.report({ gsId, ...report }, phone, channel));
    const failure = LATER_FAILURES[failNext];
    if (failure?.atOnce) return tell(sentMs, { status: 'failed', failure });
    tell(sentMs / 2, { status: 'enqueued' });
    tell(sentMs, { status: 'sent' });
    if (failure) return tell(deliveredMs, { status: 'failed', failure });
    const on = reacts && messageNamed(phone, reacts.on);
    if (on) this.world.phones.change(phone, on, { reaction: reacts.emoji ?? undefined });
    const message = reacts ? null : show(gsId, phone);
    if (message === null) return;
    this.world.phones.add(phone, message);
    tell(deliveredMs, { status: 'delivered' });
    this.world.schedule.later(readMs, () => {
      if (phone.settings.autoRead && !message.settled) this.messagesRead([message], phone, channel);
    });
  }

  private report(report: Report, phone: Phone, channel: SimulatedChannel): void {
    const { status, gsId } = report;
    const webhook = (apiOf(channel) === 'partner' ? partnerStatus : selfServeStatus)(report, phone, channel);
    const entry = this.world.ledger.willSend({ channelKey: channel.key, clientId: phone.id, kind: 'status', externalId: gsId, status });
    this.deliver({ hookUrl: channel.hookUrl, webhook, entry }, channel);
  }

  private bytes(id: string): Answer {
    const file = this.world.files.get(id);
    if (!file || !this.channels.some(({ key }) => key === file.channelKey)) return { status: 404 };
    return { status: 200, headers: { 'content-type': file.mime }, bytes: file.bytes };
  }
}

const isAllowed = ({ headers }: Call, { secrets }: SimulatedChannel): boolean =>
  Boolean((headers.apikey && headers.apikey === secrets.api_key) || (headers.authorization && headers.authorization === secrets.app_token));
