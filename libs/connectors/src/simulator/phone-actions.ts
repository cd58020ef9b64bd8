import { MAX_FILE_BYTES } from './files.js';
import type { SentEntry } from './ledger.js';
import { PhoneRefusal, type PhoneInput } from './phone-input.js';
import type { FailNext, Phone, PhoneMessage, PhoneSettings, ShownMessage } from './phones.js';
import {
  FAILURES,
  type PhoneAct,
  type PhoneEvent,
  type ProviderSimulator,
  type SimulatedChannel,
  type World,
} from './provider-simulator.js';
import type { SignedWebhook } from './hooks.js';

/** Whose phone, on which channel, by which provider. */
export interface Scene {
  phone: Phone;
  channel: SimulatedChannel;
  provider: ProviderSimulator;
}

export type Action = (input: PhoneInput, scene: Scene) => ShownMessage | PhoneSettings | null;

const KINDS = ['image', 'video', 'audio', 'voice', 'document', 'sticker'];

/** What the owner of a simulated phone can do. Each act changes the phone at once and goes to the product as a webhook. */
export class PhoneActions {
  constructor(private readonly world: World) {}

  write(input: PhoneInput, scene: Scene): ShownMessage {
    const quotes = input.text('quotes', 512);
    if (quotes !== null) messageOn(scene.phone, quotes, 'quotes');
    const id = scene.provider.newMessageId(scene.phone);
    const { attachment, fileId } = this.attachmentOf(input, scene);
    const location = locationOf(input);
    const text = input.text('text', 4096);
    if (text === null && !attachment && !location) throw new PhoneRefusal(400, 'invalid', 'Write a text or add a file.', 'text');
    const shown: ShownMessage = { id, direction: 'in', text, ...fresh(), ...(attachment ? { attachment } : {}) };
    if (location) shown.location = location;
    if (quotes !== null) shown.quotes = quotes;
    return this.written({ shown, fileId, buttonsSentAs: null, settled: true }, scene);
  }

  press(input: PhoneInput, scene: Scene): ShownMessage {
    const on = messageOn(scene.phone, input.required('messageId', 512), 'messageId');
    const payload = input.required('payload', 1024);
    const button = on.shown.buttons?.find((candidate) => candidate.payload === payload);
    if (!button || button.url !== undefined) throw new PhoneRefusal(400, 'invalid', 'The message has no such button.', 'payload');
    const id = scene.provider.newPressId?.() ?? scene.provider.newMessageId(scene.phone);
    const shown: ShownMessage = { id, direction: 'in', text: button.title, quotes: on.shown.id, pressed: payload, ...fresh() };
    const message: PhoneMessage = { shown, fileId: null, buttonsSentAs: null, settled: true };
    this.world.phones.add(scene.phone, message);
    this.tell({ id, type: 'press', on, payload, title: button.title }, scene, message);
    return message.shown;
  }

  react(input: PhoneInput, scene: Scene): ShownMessage {
    const on = messageOn(scene.phone, input.required('messageId', 512), 'messageId');
    const emoji = input.text('emoji', 64);
    this.world.phones.change(scene.phone, on, { reaction: emoji ?? undefined });
    this.tell({ id: scene.provider.newMessageId(scene.phone), type: 'reaction', on, emoji }, scene);
    return on.shown;
  }

  edit(input: PhoneInput, scene: Scene): ShownMessage {
    const message = ownMessage(scene.phone, input.required('messageId', 512));
    this.world.phones.change(scene.phone, message, { text: input.required('text', 4096), edited: true });
    this.tell({ id: scene.provider.newMessageId(scene.phone), type: 'edit', message }, scene);
    return message.shown;
  }

  revoke(input: PhoneInput, scene: Scene): ShownMessage {
    const message = ownMessage(scene.phone, input.required('messageId', 512));
    this.world.phones.change(scene.phone, message, { text: null, attachment: undefined, location: undefined, deleted: true });
    this.tell({ id: scene.provider.newMessageId(scene.phone), type: 'revoke', message }, scene);
    return message.shown;
  }

  read(_input: PhoneInput, { phone, channel, provider }: Scene): null {
    const unread = phone.messages.filter(({ shown, settled }) => shown.direction === 'out' && !settled);
    provider.messagesRead(unread, phone, channel);
    return null;
  }

  settings(input: PhoneInput, { phone }: Scene): PhoneSettings {
    const failNext = input.text('failNext', 32) ?? phone.settings.failNext;
    if (!(FAILURES as readonly string[]).includes(failNext)) {
      throw new PhoneRefusal(400, 'invalid', `"failNext" must be one of ${FAILURES.join(', ')}.`, 'failNext');
    }
    const { autoRead = phone.settings.autoRead } = input.json;
    if (typeof autoRead !== 'boolean') throw new PhoneRefusal(400, 'invalid', '"autoRead" must be true or false.', 'autoRead');
    phone.settings = { ...phone.settings, autoRead, failNext: failNext as FailNext };
    return phone.settings;
  }

  /** Opens the conversation without a word, as by a link with `payload` in it. */
  start(input: PhoneInput, scene: Scene): null {
    this.tellEvent({ id: scene.provider.newMessageId(scene.phone), type: 'start', payload: input.text('payload', 512) }, scene);
    return null;
  }

  /** Blocks the company, or takes that back. */
  block(input: PhoneInput, scene: Scene): PhoneSettings {
    const { phone, provider } = scene;
    const { blocked = true } = input.json;
    if (typeof blocked !== 'boolean') throw new PhoneRefusal(400, 'invalid', '"blocked" must be true or false.', 'blocked');
    const changes = (phone.settings.blocked ?? false) !== blocked;
    phone.settings = { ...phone.settings, blocked };
    if (changes) this.tellEvent({ id: provider.newMessageId(phone), type: blocked ? 'block' : 'unblock' }, scene);
    return phone.settings;
  }

  /** The company writes on its own phone, beside the product. */
  echo(input: PhoneInput, scene: Scene): ShownMessage {
    const { phone, channel, provider } = scene;
    if (!provider.webhookOfEcho) throw new PhoneRefusal(400, 'invalid', 'A channel of this kind has no phone that one could write on.');
    const id = provider.newMessageId(phone);
    const quotes = input.text('quotes', 512);
    if (quotes !== null) messageOn(phone, quotes, 'quotes');
    const shown: ShownMessage = { id, direction: 'out', text: input.required('text', 4096), at: new Date().toISOString() };
    if (quotes !== null) shown.quotes = quotes;
    const message: PhoneMessage = { shown, fileId: null, buttonsSentAs: null, settled: true };
    this.world.phones.add(phone, message);
    this.send('echo', id, provider.webhookOfEcho(message, phone, channel), scene, () => undefined);
    return shown;
  }

  /** The company changes such a message there, or takes it back. */
  echoEdit(input: PhoneInput, scene: Scene): ShownMessage {
    return this.changeEcho('edit', input, { text: input.required('text', 4096), edited: true }, scene);
  }

  echoRevoke(input: PhoneInput, scene: Scene): ShownMessage {
    return this.changeEcho('revoke', input, { text: null, deleted: true }, scene);
  }

  private changeEcho(type: 'edit' | 'revoke', input: PhoneInput, change: Partial<ShownMessage>, scene: Scene): ShownMessage {
    const { phone, channel, provider } = scene;
    const message = messageOn(phone, input.required('messageId', 512), 'messageId');
    if (!provider.webhookOfEchoChange || message.shown.direction !== 'out' || message.shown.deleted) {
      throw new PhoneRefusal(
        400,
        'invalid',
        'Only what the company wrote on its phone and did not delete can be changed there.',
        'messageId',
      );
    }
    this.world.phones.change(phone, message, change);
    const id = provider.newMessageId(phone);
    this.send('echo', id, provider.webhookOfEchoChange({ id, type, message }, phone, channel), scene, () => undefined);
    return message.shown;
  }

  private written(message: PhoneMessage, scene: Scene): ShownMessage {
    this.world.phones.add(scene.phone, message);
    this.tell({ id: message.shown.id, type: 'message', message }, scene, message);
    return message.shown;
  }

  /** Sends the act as a webhook; `shows` is the message whose tick tells what the product answered. */
  private tell(act: PhoneAct, scene: Scene, shows?: PhoneMessage): void {
    const { phone, channel, provider } = scene;
    const onAnswer = (accepted: boolean): void => {
      if (shows) this.world.phones.change(phone, shows, { status: accepted ? 'sent' : 'failed' });
    };
    this.send(act.type, act.id, provider.webhookOf(act, phone, channel), scene, onAnswer);
  }

  private tellEvent(event: PhoneEvent, scene: Scene): void {
    const { phone, channel, provider } = scene;
    this.send(event.type, event.id, provider.webhookOfEvent?.(event, phone, channel) ?? null, scene, () => undefined);
  }

  private send(
    kind: SentEntry['kind'],
    externalId: string,
    webhook: SignedWebhook | null,
    { phone, channel, provider }: Scene,
    onAnswer: (accepted: boolean) => void,
  ): void {
    if (webhook === null) return onAnswer(true); // the messenger keeps it to itself
    const entry = this.world.ledger.willSend({ channelKey: channel.key, clientId: phone.id, kind, externalId, status: null });
    const delivery = { hookUrl: channel.hookUrl, webhook, entry, onAnswer };
    if (provider.deliver) provider.deliver(delivery, channel);
    else this.world.hooks.deliver(delivery);
  }

  private attachmentOf(input: PhoneInput, { phone, channel }: Scene): { attachment?: ShownMessage['attachment']; fileId: string | null } {
    const part = input.part('attachment');
    if (part === null) return { fileId: null };
    const given = part.required('kind', 16);
    const kind = given === 'audio' && input.flag('voice') ? 'voice' : given;
    if (!KINDS.includes(kind)) throw new PhoneRefusal(400, 'invalid', `"kind" must be one of ${KINDS.join(', ')}.`, 'attachment.kind');
    const bytes = Buffer.from(part.required('dataBase64', MAX_FILE_BYTES * 2), 'base64');
    if (bytes.length === 0 || bytes.length > MAX_FILE_BYTES) {
      throw new PhoneRefusal(400, 'invalid', 'The file must have 1 byte to 16 MB, in base64.', 'attachment.dataBase64');
    }
    const mime = part.text('mime', 255) ?? 'application/octet-stream';
    const file = this.world.files.store(channel.key, { name: part.text('name', 255), mime, bytes });
    return { attachment: { kind, name: file.name, mime, url: fileUrl(channel, phone, file.id) }, fileId: file.id };
  }
}

/** The acts by method and the last word of their address. */
export const actionsOf = (actions: PhoneActions): ReadonlyMap<string, Action> =>
  new Map<string, Action>([
    ['POST messages', actions.write.bind(actions)],
    ['POST press', actions.press.bind(actions)],
    ['POST reactions', actions.react.bind(actions)],
    ['POST edit', actions.edit.bind(actions)],
    ['POST revoke', actions.revoke.bind(actions)],
    ['POST echo', actions.echo.bind(actions)],
    ['POST echo-edit', actions.echoEdit.bind(actions)],
    ['POST echo-revoke', actions.echoRevoke.bind(actions)],
    ['POST read', actions.read.bind(actions)],
    ['POST start', actions.start.bind(actions)],
    ['POST block', actions.block.bind(actions)],
    ['PUT settings', actions.settings.bind(actions)],
  ]);

/** Where the phone's page finds a file. */
export const fileUrl = (channel: SimulatedChannel, phone: Phone, fileId: string): string =>
  `/simulator/phones/${encodeURIComponent(channel.key)}/clients/${phone.id}/files/${fileId}`;

const fresh = (): Pick<ShownMessage, 'status' | 'at'> => ({ status: 'sending', at: new Date().toISOString() });

function messageOn(phone: Phone, id: string, field: string): PhoneMessage {
  const message = phone.messages.find(({ shown }) => shown.id === id);
  if (!message) throw new PhoneRefusal(400, 'invalid', 'The phone has no such message any more.', field);
  return message;
}

function ownMessage(phone: Phone, id: string): PhoneMessage {
  const message = messageOn(phone, id, 'messageId');
  if (message.shown.direction !== 'in' || message.shown.deleted) {
    throw new PhoneRefusal(400, 'invalid', 'Only messages written on this phone and not deleted can be changed.', 'messageId');
  }
  return message;
}

function locationOf(input: PhoneInput): ShownMessage['location'] | null {
  const part = input.part('location');
  if (part === null) return null;
  const name = part.text('name', 255);
  const address = part.text('address', 255);
  const place = { latitude: part.number('latitude', 90), longitude: part.number('longitude', 180) };
  return { ...place, ...(name === null ? {} : { name }), ...(address === null ? {} : { address }) };
}
