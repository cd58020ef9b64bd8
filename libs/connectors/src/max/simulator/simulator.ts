import { randomBytes } from 'node:crypto';
import { asNumber, asObject, asText, type JsonObject } from '../../json/reading.js';
import { jsonOf, type Answer, type Call } from '../../simulator/calls.js';
import type { Delivery, SignedWebhook } from '../../simulator/hooks.js';
import { Mailbox } from '../../simulator/mailbox.js';
import { userIdOf, type Phone, type PhoneMessage } from '../../simulator/phones.js';
import type { PhoneAct, PhoneEvent, ProviderSimulator, SimulatedChannel, World } from '../../simulator/provider-simulator.js';
import { MAX, TAMTAM, type Dialect } from '../dialect.js';
import { done, FAILURE_ANSWERS, invalid, refusal } from './answers.js';
import { buttonsOf, complaintAbout, shownOnPhone } from './sent-message.js';
import { botOf, botsMessage, chatNumberOf, eventUpdateOf, updateOf, type Stage } from './updates.js';
import { UPLOAD_TYPES, Uploads, type UploadType } from './uploads.js';

const LONGEST_WAIT_SECONDS = 90;

/** One bot as its messenger keeps it. Subscriptions accumulate; the newest is the one that gets the updates. */
interface Bot {
  channel: SimulatedChannel;
  mailbox: Mailbox;
  subscriptions: { url: string; secret: string }[];
}

export const maxSimulator = (world: World): ProviderSimulator => new BotApiSimulator(world, MAX);
export const tamtamSimulator = (world: World): ProviderSimulator => new BotApiSimulator(world, TAMTAM);

/** The messenger's side of the bot API of MAX at `/max`, and in TamTam's dialect at `/tamtam`. */
class BotApiSimulator implements ProviderSimulator {
  readonly transport;
  readonly abilities = ['voice', 'location', 'quote', 'edit', 'revoke', 'start', 'block'] as const;
  private readonly root: string;
  private readonly bots: Map<string, Bot>;
  private readonly uploads: Uploads;
  private lastUpdate = Date.now();
  private lastMessage = Date.now();

  constructor(
    private readonly world: World,
    private readonly dialect: Dialect,
  ) {
    this.transport = dialect.transport;
    this.root = `/${dialect.transport}`;
    this.uploads = new Uploads(world.files, `${this.root}/upload`);
    const channels = world.channels.filter(({ transport }) => transport === dialect.transport);
    this.bots = new Map(channels.map((channel) => [channel.key, this.bot(channel)]));
  }

  async answer(call: Call): Promise<Answer | null> {
    if (!call.path.startsWith(`${this.root}/`)) return null;
    const path = call.path.slice(this.root.length);
    const [, kind, name = ''] = path.split('/');
    if (kind === 'upload') return this.uploads.receive(name, call);
    if (kind === 'files') return this.bytes(name);
    const token = this.dialect.token === 'header' ? call.headers.authorization : call.query.get('access_token');
    const bot = [...this.bots.values()].find(({ channel }) => channel.secrets.access_token === token);
    // MAX tells a wrong token by 401, TamTam by 403.
    if (!bot) return refusal(this.dialect.token === 'header' ? 401 : 403, 'verify.token', 'Invalid access_token');
    return this.call(`${call.method} ${path}`, call, bot);
  }

  newMessageId(phone: Phone): string {
    const hex = (value: number): string => value.toString(16).padStart(16, '0');
    return `mid.${hex(Number(userIdOf(phone)))}${hex(++this.lastMessage)}`;
  }

  newPressId(): string {
    return `press:${randomBytes(30).toString('base64url')}:${Date.now()}`;
  }

  webhookOf(act: PhoneAct, phone: Phone, channel: SimulatedChannel): SignedWebhook | null {
    return this.signed(updateOf(act, this.stage(phone, channel)), channel);
  }

  webhookOfEvent(event: PhoneEvent, phone: Phone, channel: SimulatedChannel): SignedWebhook | null {
    return this.signed(eventUpdateOf(event, this.stage(phone, channel)), channel);
  }

  deliver(delivery: Delivery, channel: SimulatedChannel): void {
    this.bots.get(channel.key)?.mailbox.put(delivery);
  }

  /** Bots are never told that their messages were read. */
  messagesRead(messages: readonly PhoneMessage[]): void {
    for (const message of messages) message.settled = true;
  }

  /** The product's own address is subscribed from the start, unless the channel is set up to ask. */
  private bot(channel: SimulatedChannel): Bot {
    const secret = channel.secrets.webhook_secret ?? '';
    const query = this.dialect.secretHeader === null && secret !== '' ? `?${new URLSearchParams({ secret }).toString()}` : '';
    const url = channel.settings.delivery === 'polling' ? null : `${channel.hookUrl}${query}`;
    return { channel, mailbox: new Mailbox(this.world.hooks, url), subscriptions: url === null ? [] : [{ url, secret }] };
  }

  private stage(phone: Phone, channel: SimulatedChannel): Stage {
    return { dialect: this.dialect, channel, phone, files: this.world.files };
  }

  private signed(update: Record<string, unknown> | null, { key }: SimulatedChannel): SignedWebhook | null {
    if (update === null) return null;
    const { secretHeader } = this.dialect;
    const secret = this.bots.get(key)?.subscriptions.at(-1)?.secret ?? '';
    const headers = secretHeader === null ? {} : { [secretHeader]: secret };
    return { number: ++this.lastUpdate, body: Buffer.from(JSON.stringify(update)), headers };
  }

  private call(action: string, call: Call, bot: Bot): Answer | Promise<Answer> {
    const body = asObject(jsonOf(call));
    const { query } = call;
    if (/^POST \/chats\/-?\d+\/actions$/.test(action)) return done();
    if (/^GET \/videos\//.test(action)) return refusal(404, 'video.not.found', 'Video not found');
    switch (action) {
      case 'GET /me':
        return done(botOf({ dialect: this.dialect, channel: bot.channel }));
      case 'GET /subscriptions':
        return done({ subscriptions: bot.subscriptions.map(({ url }) => ({ url, time: this.lastUpdate, update_types: null })) });
      case 'POST /subscriptions':
        return this.subscribe(body, bot);
      case 'DELETE /subscriptions':
        return this.unsubscribe(query.get('url') ?? '', bot);
      case 'GET /updates':
        return this.updates(query, bot);
      case 'POST /uploads':
        return this.uploadPlace(query.get('type'), call.origin, bot.channel);
      case 'POST /messages':
        return this.take(query, body, bot.channel);
      case 'PUT /messages':
      case 'DELETE /messages':
        return this.change(query.get('message_id') ?? '', action.startsWith('PUT') ? body : null, bot.channel);
      case 'POST /answers':
        return this.answerPress(query.get('callback_id') ?? '', body, bot.channel);
      default:
        return refusal(404, 'not.found', 'Path is not recognized');
    }
  }

  private subscribe({ url, secret }: JsonObject, bot: Bot): Answer {
    const address = asText(url) ?? '';
    if (!URL.canParse(address)) return invalid('url: must be an address');
    if (secret !== undefined && !/^[\w-]{5,256}$/.test(String(secret))) return invalid('secret: must match [\\w-]{5,256}');
    bot.subscriptions = [...bot.subscriptions.filter((each) => each.url !== address), { url: address, secret: asText(secret) ?? '' }];
    bot.mailbox.setWebhook(address);
    return done();
  }

  private unsubscribe(url: string, bot: Bot): Answer {
    bot.subscriptions = bot.subscriptions.filter((each) => each.url !== url);
    bot.mailbox.setWebhook(bot.subscriptions.at(-1)?.url ?? null);
    return done();
  }

  /** Of two who ask at once the first one is sent away with nothing. */
  private async updates(query: URLSearchParams, { mailbox }: Bot): Promise<Answer> {
    const numberOf = (name: string): number | null => asNumber(Number(query.get(name) ?? Number.NaN));
    const marker = numberOf('marker');
    const waitMs = Math.min(numberOf('timeout') ?? 30, LONGEST_WAIT_SECONDS) * 1000;
    const found = await mailbox.ask(marker ?? 0, waitMs);
    const given = found === 'superseded' ? [] : found.slice(0, numberOf('limit') ?? 100);
    const next = (given.at(-1)?.webhook.number ?? (marker ?? this.lastUpdate + 1) - 1) + 1;
    return done({ updates: given.map(({ webhook }) => JSON.parse(webhook.body.toString('utf8')) as unknown), marker: next });
  }

  private uploadPlace(type: string | null, origin: string, channel: SimulatedChannel): Answer {
    if (!(UPLOAD_TYPES as readonly (string | null)[]).includes(type)) return invalid('type: must be image, video, audio or file');
    return this.uploads.begin(channel.key, type as UploadType, origin);
  }

  private take(query: URLSearchParams, body: JsonObject, channel: SimulatedChannel): Answer {
    const complaint = complaintAbout(body, channel.key, this.uploads);
    const phone = this.phoneAt(query, channel);
    const failure = phone && complaint === null ? this.world.phones.takeFailure(phone) : 'none';
    const refused = complaint ?? (phone ? FAILURE_ANSWERS[failure] : refusal(404, 'chat.not.found', 'Chat not found'));
    const noted = { channelKey: channel.key, clientId: phone?.id ?? null, ourId: null };
    if (refused || !phone) {
      this.world.ledger.hasReceived({ ...noted, externalId: null, answer: refused === 'hang' || !refused ? 0 : refused.status });
      return refused ?? 'hang';
    }
    const id = this.newMessageId(phone);
    const lost = failure === 'answer_lost';
    this.world.ledger.hasReceived({ ...noted, externalId: id, answer: lost ? 0 : 200 });
    const message = shownOnPhone(id, body, { phone, channel, uploads: this.uploads });
    // Nobody tells that a message failed later: it is simply not there.
    if (failure !== 'async_failed') this.world.phones.add(phone, message);
    return lost ? 'hang' : done({ message: botsMessage(message, this.stage(phone, channel)) });
  }

  /** An edit, or with `body` null a deletion. Parts that an edit does not name stay. */
  private change(id: string, body: JsonObject | null, channel: SimulatedChannel): Answer {
    const phone = this.phoneWith(id, channel);
    const message = phone?.messages.find(({ shown }) => shown.id === id && !shown.deleted);
    if (!phone || message?.shown.direction !== 'out') return refusal(404, 'message.not.found', 'Message not found');
    if (body === null) {
      this.world.phones.change(phone, message, {
        text: null,
        attachment: undefined,
        location: undefined,
        buttons: undefined,
        deleted: true,
      });
      return done();
    }
    const buttons = Array.isArray(body.attachments) ? { buttons: buttonsOf(body) } : {};
    this.world.phones.change(phone, message, { text: asText(body.text) ?? message.shown.text, ...buttons, edited: true });
    return done();
  }

  /** The button stops turning; an answer may also change the message that it stands under. */
  private answerPress(handle: string, { message }: JsonObject, channel: SimulatedChannel): Answer {
    const isIt = ({ shown }: PhoneMessage): boolean => shown.id.startsWith(`press:${handle}:`);
    const phone = this.world.phones.find(channel.key, ({ messages }) => messages.some(isIt));
    const press = phone?.messages.find(isIt);
    if (!phone || !press || handle === '') return refusal(404, 'callback.not.found', 'Callback not found');
    this.world.phones.change(phone, press, { answered: true });
    const on = phone.messages.find(({ shown }) => shown.id === press.shown.quotes);
    if (on && message !== undefined && message !== null) this.change(on.shown.id, asObject(message), channel);
    return done();
  }

  private bytes(id: string): Answer {
    const file = this.world.files.get(id);
    const ours = file && this.bots.has(file.channelKey);
    return ours ? { status: 200, headers: { 'content-type': file.mime }, bytes: file.bytes } : { status: 404 };
  }

  private phoneWith(messageId: string, channel: SimulatedChannel): Phone | undefined {
    return this.world.phones.find(channel.key, ({ messages }) => messages.some(({ shown }) => shown.id === messageId));
  }

  /** A user id that nobody plays yet gets its phone now: the dialogs of an earlier run go on. */
  private phoneAt(query: URLSearchParams, channel: SimulatedChannel): Phone | null {
    const id = query.get('user_id') ?? query.get('chat_id')?.replace(/^-/, '') ?? '';
    if (!/^\d{5,15}$/.test(id)) return null;
    const known = this.world.phones.find(channel.key, (phone) => String(-chatNumberOf(phone)) === id);
    return known ?? this.world.phones.open(channel.key, id, null);
  }
}
