import type { ChannelSession } from '#domain/channels/channel-session.js';
import { isSameSecret } from '../../json/same-secret.js';
import { asObject, type JsonObject } from '../../json/reading.js';
import { jsonOf, type Answer, type Call } from '../../simulator/calls.js';
import type { SignedWebhook } from '../../simulator/hooks.js';
import type { SentEntry } from '../../simulator/ledger.js';
import type { FailNext, Phone, PhoneMessage } from '../../simulator/phones.js';
import type { PhoneAct, ProviderSimulator, SimulatedChannel, World } from '../../simulator/provider-simulator.js';
import { SECRET_HEADER } from '../secret.js';
import type { Dialect, Json, Refused } from './dialect.js';
import { SimulatedSession } from './session.js';
import { changeOnPhone, complaintAbout, shownOnPhone, storeUpload } from './sent-message.js';

const PATH = /^\/channels\/([^/]+)\/([^/]+)\/(send|perform|find|sign-in|session|files)(?:\/(.+))?$/;
/** A person needs a moment to take out the phone and look at the code. */
const SCANNED_AFTER_READS = 5;

interface Number {
  channel: SimulatedChannel;
  session: SimulatedSession;
}

/** The gateway of personal numbers and the messenger behind it, in one: `/channels/<transport>/<key>/…`. */
export class GatewaySimulator implements ProviderSimulator {
  readonly transport: string;
  private readonly numbers: Map<string, Number>;

  constructor(
    private readonly world: World,
    private readonly dialect: Dialect,
  ) {
    this.transport = dialect.transport;
    const channels = world.channels.filter(({ transport }) => transport === dialect.transport);
    this.numbers = new Map(channels.map((channel) => [channel.key, { channel, session: this.sessionOf(channel) }]));
    // Every number is signed in from the start; the channel's page learns it as soon as the product listens.
    for (const { channel, session } of this.numbers.values()) world.schedule.later(0, () => this.tellSession(session.current, channel));
  }

  async answer(call: Call): Promise<Answer | null> {
    const [, transport, key = '', path, rest] = PATH.exec(call.path) ?? [];
    if (transport !== this.transport) return null;
    const number = this.numbers.get(decodeURIComponent(key));
    const bearer = /^Bearer (.+)$/.exec(call.headers.authorization ?? '')?.[1];
    if (!number || !isSameSecret(number.channel.secrets.gateway_secret, bearer)) return refusal({ status: 401, code: 'unauthorized' });
    if (path === 'session') return { status: 200, json: number.session.current };
    if (path === 'files')
      return rest === undefined ? this.upload(call, number.channel) : this.bytes(decodeURIComponent(rest), number.channel);
    const body = asObject(jsonOf(call));
    if (path === 'sign-in') return this.signIn(body, number);
    if (!number.session.isOpen) return refusal({ status: 409, code: 'signed_out' });
    if (path === 'find') return { status: 200, json: { person: this.dialect.personOf(whomOf(body)) } };
    return path === 'send' ? this.send(body, number.channel) : this.perform(body, number.channel);
  }

  newMessageId(): string {
    return this.dialect.newMessageId();
  }

  webhookOf(act: PhoneAct, phone: Phone): SignedWebhook | null {
    return this.signed(this.dialect.bodyOf(act, phone, this.world.files), phone.channelKey);
  }

  webhookOfEcho(message: PhoneMessage, phone: Phone): SignedWebhook | null {
    return this.signed(this.dialect.echoOf(message, phone), phone.channelKey);
  }

  messagesRead(messages: readonly PhoneMessage[], phone: Phone, channel: SimulatedChannel): void {
    for (const message of messages) message.settled = true;
    const last = messages.at(-1);
    if (last) this.tell('status', this.dialect.readBody(messages, phone), { id: last.shown.id, status: 'read' }, phone, channel);
  }

  private sessionOf(channel: SimulatedChannel): SimulatedSession {
    const account = channel.phone ?? this.dialect.account;
    return new SimulatedSession(
      account,
      this.dialect.signInBy.phone,
      (scanned) => this.world.schedule.later(this.world.pace.readMs * SCANNED_AFTER_READS, scanned),
      (session) => this.tellSession(session, channel),
    );
  }

  private signIn(body: JsonObject, { session, channel }: Number): Answer {
    const after = session.step(body);
    if ('code' in after) return refusal(after);
    this.tellSession(after, channel);
    return { status: 200, json: after };
  }

  private async upload(call: Call, channel: SimulatedChannel): Promise<Answer> {
    const id = await storeUpload(call, channel, this.world.files);
    return id === null ? refusal({ status: 400, code: 'file_missing' }) : { status: 200, json: { id } };
  }

  private bytes(mediaId: string, channel: SimulatedChannel): Answer {
    const phones = this.world.phones.all(channel.key);
    const file = this.dialect.fileOf(mediaId, phones, this.world.files);
    if (!file || file.channelKey !== channel.key) return refusal({ status: 404, code: 'media_gone' });
    return { status: 200, headers: { 'content-type': file.mime }, bytes: file.bytes };
  }

  private send(body: JsonObject, channel: SimulatedChannel): Answer {
    const complaint = complaintAbout(body, this.world.files);
    const phone = complaint === null ? this.phoneAt(String(body.to), channel) : null;
    const failure = phone ? this.world.phones.takeFailure(phone) : 'none';
    const refused = complaint ?? (phone ? this.dialect.failures[failure] : this.dialect.failures.blocked);
    const noted = { channelKey: channel.key, clientId: phone?.id ?? null, ourId: String(body.id) };
    if (refused || failure === 'timeout' || !phone) {
      this.world.ledger.hasReceived({ ...noted, externalId: null, answer: refused?.status ?? 0 });
      if (failure === 'blocked' && phone) this.tellBlocked(String(body.to), phone, channel);
      return refused ? refusal(refused) : 'hang';
    }
    const id = this.newMessageId();
    this.world.ledger.hasReceived({ ...noted, externalId: id, answer: failure === 'answer_lost' ? 0 : 200 });
    const message = shownOnPhone(id, body, phone, channel, this.world.files);
    this.arrive(message, String(body.id), failure, phone, channel);
    return failure === 'answer_lost' ? 'hang' : { status: 200, json: { id } };
  }

  private arrive(message: PhoneMessage, ourId: string, failure: FailNext, phone: Phone, channel: SimulatedChannel): void {
    const { sentMs, deliveredMs, readMs } = this.world.pace;
    const { schedule, phones } = this.world;
    const later = (ms: number, body: Json | undefined, status: string): void => {
      if (body) schedule.later(ms, () => this.tell('status', body, { id: message.shown.id, status }, phone, channel));
    };
    if (failure === 'async_failed') return later(deliveredMs, this.dialect.failedBody?.(message, phone), 'failed');
    phones.add(phone, message);
    if (failure === 'answer_lost') later(sentMs, this.dialect.settlingBody?.(message, ourId), 'sent');
    later(deliveredMs, this.dialect.deliveredBody?.(message, phone), 'delivered');
    schedule.later(readMs, () => {
      if (phone.settings.autoRead && !message.settled) this.messagesRead([message], phone, channel);
    });
  }

  private perform(body: JsonObject, channel: SimulatedChannel): Answer {
    const phone = this.phoneAt(String(body.to), channel);
    if (!phone) return refusal({ status: 404, code: 'message_missing' });
    const found = changeOnPhone(body, phone, this.world.phones);
    return found ? { status: 200, json: {} } : refusal({ status: 400, code: 'MESSAGE_ID_INVALID' });
  }

  /** A number that nobody plays yet gets its phone now: the dialogs of an earlier run go on. */
  private phoneAt(chat: string, channel: SimulatedChannel): Phone | null {
    const number = this.dialect.numberOf(chat);
    return number === null ? null : this.world.phones.open(channel.key, number, null);
  }

  private tellBlocked(chat: string, phone: Phone, channel: SimulatedChannel): void {
    const body = { event: 'gateway.client', data: { chat, problem: 'blocked' } };
    this.tell('block', body, { id: this.newMessageId(), status: null }, phone, channel);
  }

  private tellSession(session: ChannelSession, channel: SimulatedChannel): void {
    const webhook = this.signed({ event: 'gateway.session', data: { ...session } }, channel.key);
    const noted = { channelKey: channel.key, clientId: '', externalId: session.state, status: null };
    const entry = this.world.ledger.willSend({ ...noted, kind: 'session' });
    if (webhook) this.world.hooks.deliver({ hookUrl: channel.hookUrl, webhook, entry });
  }

  private tell(
    kind: SentEntry['kind'],
    body: Json,
    about: { id: string; status: string | null },
    phone: Phone,
    channel: SimulatedChannel,
  ): void {
    const webhook = this.signed(body, channel.key);
    const noted = { channelKey: channel.key, clientId: phone.id, externalId: about.id, status: about.status };
    const entry = this.world.ledger.willSend({ ...noted, kind });
    if (webhook) this.world.hooks.deliver({ hookUrl: channel.hookUrl, webhook, entry });
  }

  private signed(body: Json | null, channelKey: string): SignedWebhook | null {
    if (body === null) return null;
    const secret = this.numbers.get(channelKey)?.channel.secrets.gateway_secret ?? '';
    return { body: Buffer.from(JSON.stringify(body)), headers: { [SECRET_HEADER]: secret } };
  }
}

const whomOf = ({ phone, username }: JsonObject): { phone: string } | { username: string } =>
  typeof username === 'string' ? { username } : { phone: String(phone) };

const refusal = ({ status, code, retryAfterSeconds }: Refused): Answer => ({
  status,
  json: { error: { code, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) } },
});
