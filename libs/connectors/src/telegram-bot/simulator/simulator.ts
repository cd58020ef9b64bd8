import { randomInt } from 'node:crypto';
import { asId, asList, asNumber, asObject, asText, type JsonObject } from '../../json/reading.js';
import type { Answer, Call } from '../../simulator/calls.js';
import type { Delivery, SignedWebhook } from '../../simulator/hooks.js';
import { Mailbox } from '../../simulator/mailbox.js';
import { userIdOf, type Phone, type PhoneMessage } from '../../simulator/phones.js';
import type { PhoneAct, PhoneEvent, ProviderSimulator, SimulatedChannel, World } from '../../simulator/provider-simulator.js';
import { SECRET_HEADER } from '../secret-header.js';
import { badRequest, done, FAILURE_ANSWERS, refusal } from './bot-answers.js';
import { buttonsOf, complaintAbout, paramsOf, SEND_METHODS, shownOnPhone, type Params } from './sent-message.js';
import { chatIdOf, chatOf, eventUpdateOf, nowInSeconds, numberOf, updateOf } from './updates.js';

const TRANSPORT = 'telegram-bot';
const API_PATH = /^\/telegram\/(file\/)?bot([^/]+)\/(.+)$/;
const LONGEST_WAIT_SECONDS = 50;

/** One bot as Telegram keeps it. */
interface Bot {
  channel: SimulatedChannel;
  mailbox: Mailbox;
  secret: string;
}

export const telegramBotSimulator = (world: World): ProviderSimulator => new TelegramBotSimulator(world);

/** Telegram's side of the Bot API at `/telegram`: calls, files, the webhook and, while none is set, `getUpdates`. */
class TelegramBotSimulator implements ProviderSimulator {
  readonly transport = TRANSPORT;
  readonly abilities = ['voice', 'location', 'quote', 'react', 'edit', 'start', 'block'] as const;
  private readonly bots: Map<string, Bot>;
  private lastUpdate = nowInSeconds();
  private lastMessage = nowInSeconds();

  constructor(private readonly world: World) {
    const channels = world.channels.filter(({ transport }) => transport === TRANSPORT);
    this.bots = new Map(channels.map((channel) => [channel.key, this.bot(channel)]));
  }

  async answer(call: Call): Promise<Answer | null> {
    const [, file, token = '', rest = ''] = API_PATH.exec(call.path) ?? [];
    if (rest === '') return null;
    const bot = [...this.bots.values()].find(({ channel }) => channel.secrets.bot_token === decodeURIComponent(token));
    if (!bot) return refusal(401, 'Unauthorized');
    if (file !== undefined) return this.bytes(bot.channel, rest.replace(/^files\//, ''));
    const params = await paramsOf(call);
    return params === null ? badRequest("can't parse request") : this.call(rest, params, bot);
  }

  newMessageId(phone: Phone): string {
    return `${userIdOf(phone)}:${++this.lastMessage}`;
  }

  newPressId(): string {
    return `press:${Date.now()}${randomInt(1_000_000)}`;
  }

  webhookOf(act: PhoneAct, phone: Phone, channel: SimulatedChannel): SignedWebhook | null {
    return this.signed(updateOf(act, phone, meOf(channel), this.world.files), channel);
  }

  webhookOfEvent(event: PhoneEvent, phone: Phone, channel: SimulatedChannel): SignedWebhook | null {
    return this.signed(eventUpdateOf(event, phone, meOf(channel)), channel);
  }

  deliver(delivery: Delivery, channel: SimulatedChannel): void {
    this.bots.get(channel.key)?.mailbox.put(delivery);
  }

  /** Bots are never told that their messages were read. */
  messagesRead(messages: readonly PhoneMessage[]): void {
    for (const message of messages) message.settled = true;
  }

  /** The product's own address is the webhook from the start, unless the channel is set up to ask. */
  private bot(channel: SimulatedChannel): Bot {
    const hookUrl = channel.settings.delivery === 'polling' ? null : channel.hookUrl;
    return { channel, mailbox: new Mailbox(this.world.hooks, hookUrl), secret: channel.secrets.webhook_secret ?? '' };
  }

  private signed(update: Record<string, unknown> | null, { key }: SimulatedChannel): SignedWebhook | null {
    if (update === null) return null;
    const number = ++this.lastUpdate;
    return {
      number,
      body: Buffer.from(JSON.stringify({ update_id: number, ...update })),
      headers: { [SECRET_HEADER]: this.bots.get(key)?.secret ?? '' },
    };
  }

  private call(method: string, params: Params, bot: Bot): Answer | Promise<Answer> {
    if (SEND_METHODS.has(method)) return this.take(method, params, bot);
    const { values } = params;
    switch (method) {
      case 'getMe':
        return done({ ...meOf(bot.channel), can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: false });
      case 'setWebhook':
        return this.setWebhook(values, bot);
      case 'deleteWebhook':
        bot.mailbox.setWebhook(null);
        return done(true);
      case 'getWebhookInfo':
        return done({ url: bot.mailbox.webhook ?? '', has_custom_certificate: false, pending_update_count: bot.mailbox.waiting });
      case 'getUpdates':
        return this.updates(values, bot);
      case 'getFile':
        return this.fileOf(values, bot.channel);
      case 'answerCallbackQuery':
        return this.answerPress(values, bot.channel);
      default:
        return this.change(method, values, bot.channel);
    }
  }

  private setWebhook({ url, secret_token: secret }: JsonObject, bot: Bot): Answer {
    const address = asText(url);
    if (address !== null && !URL.canParse(address)) return badRequest('bad webhook: invalid URL specified');
    if (secret !== undefined && !/^[\w-]{1,256}$/.test(String(secret))) return badRequest('secret token contains unallowed characters');
    bot.secret = asText(secret) ?? '';
    bot.mailbox.setWebhook(address);
    return done(true);
  }

  private async updates({ offset, timeout, limit }: JsonObject, { mailbox }: Bot): Promise<Answer> {
    if (mailbox.webhook !== null)
      return refusal(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
    const waitMs = Math.min(asNumber(timeout) ?? 0, LONGEST_WAIT_SECONDS) * 1000;
    const updates = await mailbox.ask(asNumber(offset) ?? 0, waitMs);
    if (updates === 'superseded') {
      return refusal(409, 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running');
    }
    return done(updates.slice(0, asNumber(limit) ?? 100).map(({ webhook }) => JSON.parse(webhook.body.toString('utf8')) as unknown));
  }

  private take(method: string, params: Params, { channel }: Bot): Answer {
    const complaint = complaintAbout(method, params);
    const phone = this.phoneAt(params.values.chat_id, channel);
    const failure = phone && complaint === null ? this.world.phones.takeFailure(phone) : 'none';
    const refused = complaint === null ? (phone ? FAILURE_ANSWERS[failure] : badRequest('chat not found')) : badRequest(complaint);
    const noted = { channelKey: channel.key, clientId: phone?.id ?? null, ourId: null };
    if (refused || !phone) {
      const status = refused === 'hang' || !refused ? 0 : refused.status;
      this.world.ledger.hasReceived({ ...noted, externalId: null, answer: status });
      return refused ?? 'hang';
    }
    const id = this.newMessageId(phone);
    const lost = failure === 'answer_lost';
    this.world.ledger.hasReceived({ ...noted, externalId: id, answer: lost ? 0 : 200 });
    const message = shownOnPhone(id, method, params, { phone, channel, world: this.world });
    // Telegram never tells that a message failed later: it is simply not there.
    if (failure !== 'async_failed') this.world.phones.add(phone, message);
    if (lost) return 'hang';
    return done({
      message_id: numberOf(message),
      from: meOf(channel),
      chat: chatOf(phone),
      date: nowInSeconds(),
      text: message.shown.text ?? undefined,
    });
  }

  /** What happens to messages that are there. */
  private change(method: string, values: JsonObject, channel: SimulatedChannel): Answer {
    const phone = this.phoneAt(values.chat_id, channel);
    if (!phone) return badRequest('chat not found');
    if (phone.settings.blocked) return refusal(403, 'Forbidden: bot was blocked by the user');
    if (method === 'sendChatAction') return done(true);
    const message = phone.messages.find((each) => numberOf(each) === asNumber(values.message_id) && !each.shown.deleted);
    const { phones } = this.world;
    if (method === 'setMessageReaction') {
      if (!message) return badRequest('message to react not found');
      phones.change(phone, message, { reaction: asText(asObject(asList(values.reaction)[0]).emoji) ?? undefined });
      return done(true);
    }
    if (method === 'deleteMessage') {
      if (!message) return badRequest('message to delete not found');
      phones.change(phone, message, { text: null, attachment: undefined, location: undefined, buttons: undefined, deleted: true });
      return done(true);
    }
    if (method !== 'editMessageText' && method !== 'editMessageCaption') return refusal(404, 'Not Found');
    if (message?.shown.direction !== 'out') return badRequest('message to edit not found');
    const text = asText(method === 'editMessageText' ? values.text : values.caption);
    if (text === message.shown.text) return badRequest('message is not modified');
    phones.change(phone, message, { text, buttons: buttonsOf(values.reply_markup), edited: true });
    return done({ message_id: numberOf(message), chat: chatOf(phone), date: nowInSeconds(), edit_date: nowInSeconds() });
  }

  private answerPress({ callback_query_id: id }: JsonObject, channel: SimulatedChannel): Answer {
    const phone = this.world.phones.find(channel.key, ({ messages }) => messages.some(({ shown }) => shown.id === `press:${String(id)}`));
    const press = phone?.messages.find(({ shown }) => shown.id === `press:${String(id)}`);
    if (!phone || !press) return badRequest('query is too old and response timeout expired or query ID is invalid');
    this.world.phones.change(phone, press, { answered: true });
    return done(true);
  }

  private fileOf({ file_id: id }: JsonObject, channel: SimulatedChannel): Answer {
    const file = this.world.files.get(asId(id)?.replace(/s$/, '') ?? '');
    if (!file || file.channelKey !== channel.key) return badRequest('wrong file_id or the file is temporarily unavailable');
    return done({ file_id: id, file_unique_id: file.sha256.slice(0, 16), file_size: file.bytes.length, file_path: `files/${file.id}` });
  }

  private bytes(channel: SimulatedChannel, id: string): Answer {
    const file = this.world.files.get(id);
    if (!file || file.channelKey !== channel.key) return refusal(404, 'Not Found');
    return { status: 200, headers: { 'content-type': 'application/octet-stream' }, bytes: file.bytes };
  }

  /** A user id that nobody plays yet gets its phone now: the dialogs of an earlier run go on. */
  private phoneAt(chatId: unknown, channel: SimulatedChannel): Phone | null {
    const id = asId(chatId);
    if (id === null || !/^\d{5,15}$/.test(id)) return null;
    return this.world.phones.find(channel.key, (phone) => String(chatIdOf(phone)) === id) ?? this.world.phones.open(channel.key, id, null);
  }
}

/** The bot itself; its id is what its token begins with. */
const meOf = ({ name, secrets }: SimulatedChannel): Record<string, unknown> => ({
  id: Number(/^\d+/.exec(secrets.bot_token ?? '')?.[0] ?? 0),
  is_bot: true,
  first_name: name,
  username: 'deskwire_demo_bot',
});
