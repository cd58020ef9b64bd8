import { randomUUID } from 'node:crypto';
import { asId, asObject, asText, type JsonObject } from '../../json/reading.js';
import { jsonOf, type Answer, type Call } from '../../simulator/calls.js';
import type { SignedWebhook } from '../../simulator/hooks.js';
import { userIdOf, type FailNext, type Phone, type PhoneMessage } from '../../simulator/phones.js';
import type { PhoneAct, PhoneEvent, ProviderSimulator, SimulatedChannel, World } from '../../simulator/provider-simulator.js';
import { signerOf } from '../program.js';
import { conversationEventOf, eventOf } from './events.js';
import { buttonsIn, shownOnPhone } from './shown-message.js';

const TRANSPORT = 'external';
const PATH = /^\/external\/([^/]+)(?:\/files\/(\d+))?$/;
const MOST_REMEMBERED = 1_000;

type Given = Exclude<Answer, 'hang'>;
const refusal = (status: number, code: string, message: string): Given => ({ status, json: { code, message } });

/** What a message meets on a phone that was told to fail. */
const FAILURE_ANSWERS: Partial<Record<FailNext, Answer>> = {
  '429': { ...refusal(429, 'too_many', 'Slower, please'), headers: { 'retry-after': '2' } },
  '500': refusal(500, 'internal', 'The program has failed'),
  window: refusal(422, 'client_unreachable', 'The client has closed the chat'),
  blocked: refusal(403, 'client_unreachable', 'The client has blocked us'),
  timeout: 'hang',
};

export const externalSimulator = (world: World): ProviderSimulator => new IntegratorsProgram(world);

/** An integrator's program at `/external/<key>`: takes what the product tells, checks its signature, and brings what clients do. */
class IntegratorsProgram implements ProviderSimulator {
  readonly transport = TRANSPORT;
  private readonly channels: readonly SimulatedChannel[];
  /** Answers by `webhook-id`: what is told again is the same, and is answered in the same way. */
  private readonly answered = new Map<string, Given>();

  constructor(private readonly world: World) {
    this.channels = world.channels.filter(({ transport }) => transport === TRANSPORT);
  }

  answer(call: Call): Promise<Answer | null> {
    const [, key, fileId] = PATH.exec(call.path) ?? [];
    if (key === undefined) return Promise.resolve(null);
    const channel = this.channels.find((each) => each.key === decodeURIComponent(key));
    if (!channel) return Promise.resolve(refusal(404, 'unknown', 'No such program'));
    return Promise.resolve(fileId === undefined ? this.told(call, channel) : this.bytes(fileId, channel));
  }

  newMessageId(): string {
    return `app-${randomUUID()}`;
  }

  webhookOf(act: PhoneAct, phone: Phone, channel: SimulatedChannel): SignedWebhook {
    const base = `${channel.settings.outbound_url ?? ''}/files`;
    return signed(eventOf(act, phone, this.world.files, base), channel);
  }

  webhookOfEvent(event: PhoneEvent, phone: Phone, channel: SimulatedChannel): SignedWebhook {
    return signed(conversationEventOf(event, phone), channel);
  }

  messagesRead(messages: readonly PhoneMessage[], phone: Phone, channel: SimulatedChannel): void {
    for (const message of messages) {
      message.settled = true;
      this.report('read', message.shown.id, phone, channel);
    }
  }

  private told(call: Call, channel: SimulatedChannel): Answer {
    const id = String(call.headers['webhook-id'] ?? '');
    if (call.method !== 'POST' || !isSigned(call, channel)) return refusal(401, 'signature', 'This is not signed by the product');
    const known = this.answered.get(id);
    if (known) return known;
    const event = asObject(jsonOf(call));
    if (event.type === 'ping') return { status: 200, json: { name: `${channel.name} (program)` } };
    const phone = this.phoneOf(asObject(event.to), channel);
    if (!phone) return refusal(422, 'client_unreachable', 'No such client');
    return event.type === 'message' ? this.take(id, event, phone, channel) : this.change(event, phone);
  }

  private take(webhookId: string, event: JsonObject, phone: Phone, channel: SimulatedChannel): Answer {
    const failure = this.world.phones.takeFailure(phone);
    const noted = { channelKey: channel.key, clientId: phone.id, ourId: asText(event.id)?.replace(/^out:/, '') ?? null };
    const refused = FAILURE_ANSWERS[failure];
    if (refused) {
      this.world.ledger.hasReceived({ ...noted, externalId: null, answer: refused === 'hang' ? 0 : refused.status });
      return refused;
    }
    const id = this.newMessageId();
    const lost = failure === 'answer_lost';
    this.world.ledger.hasReceived({ ...noted, externalId: id, answer: lost ? 0 : 200 });
    this.show(shownOnPhone(id, event, { phone, channel, world: this.world }), failure, phone, channel);
    const answer: Given = { status: 200, json: { id } };
    this.remember(webhookId, answer);
    return lost ? 'hang' : answer;
  }

  private show(message: PhoneMessage, failure: FailNext, phone: Phone, channel: SimulatedChannel): void {
    const { deliveredMs, readMs } = this.world.pace;
    const { id } = message.shown;
    if (failure === 'async_failed') return this.world.schedule.later(deliveredMs, () => this.report('failed', id, phone, channel));
    this.world.phones.add(phone, message);
    this.world.schedule.later(deliveredMs, () => this.report('delivered', id, phone, channel));
    this.world.schedule.later(readMs, () => {
      if (phone.settings.autoRead && !message.settled) this.messagesRead([message], phone, channel);
    });
  }

  /** What happens to messages that are there, and small courtesies. */
  private change(event: JsonObject, phone: Phone): Answer {
    const done: Given = { status: 200, json: {} };
    if (event.type === 'typing' || event.type === 'read') return done;
    const message = phone.messages.find(({ shown }) => shown.id === event.message_id && !shown.deleted);
    if (!message) return refusal(404, 'message_not_found', 'No such message');
    const { phones } = this.world;
    if (event.type === 'reaction') phones.change(phone, message, { reaction: asText(event.emoji) ?? undefined });
    if (event.type === 'edit') phones.change(phone, message, { text: asText(event.text), buttons: buttonsIn(event), edited: true });
    if (event.type === 'delete') phones.change(phone, message, { text: null, attachment: undefined, buttons: undefined, deleted: true });
    return done;
  }

  private report(status: 'delivered' | 'read' | 'failed', id: string, phone: Phone, channel: SimulatedChannel): void {
    const entry = this.world.ledger.willSend({ channelKey: channel.key, clientId: phone.id, kind: 'status', externalId: id, status });
    const error = status === 'failed' ? { error: { code: 'gone', message: 'The client has left the chat' } } : {};
    const webhook = signed({ type: 'status', message_id: id, status, at: new Date().toISOString(), ...error }, channel);
    this.world.hooks.deliver({ hookUrl: channel.hookUrl, webhook, entry });
  }

  private remember(webhookId: string, answer: Given): void {
    this.answered.set(webhookId, answer);
    const [oldest] = this.answered.keys();
    if (this.answered.size > MOST_REMEMBERED && oldest !== undefined) this.answered.delete(oldest);
  }

  private bytes(fileId: string, channel: SimulatedChannel): Answer {
    const file = this.world.files.get(fileId);
    if (file?.channelKey !== channel.key) return { status: 404 };
    return { status: 200, headers: { 'content-type': file.mime }, bytes: file.bytes };
  }

  /** A client whom nobody plays yet gets his phone now: the dialogs of an earlier run go on. */
  private phoneOf({ id, phone: number }: JsonObject, channel: SimulatedChannel): Phone | null {
    const name = asId(id) ?? asId(number)?.replace(/\D/g, '') ?? '';
    const known = this.world.phones.find(channel.key, (phone) => userIdOf(phone) === name || phone.number === name);
    return known ?? (/^\d{5,15}$/.test(name) ? this.world.phones.open(channel.key, name, null) : null);
  }
}

const signed = (event: Record<string, unknown>, { secrets }: SimulatedChannel): SignedWebhook => ({
  body: Buffer.from(JSON.stringify(event)),
  headers: { authorization: `Bearer ${secrets.channel_secret ?? ''}` },
});

function isSigned({ headers, body }: Call, { secrets }: SimulatedChannel): boolean {
  const named = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, String(headers[name] ?? '')] as const);
  try {
    signerOf(secrets.signing_secret ?? '').verify(body, Object.fromEntries(named));
    return true;
  } catch {
    return false;
  }
}
