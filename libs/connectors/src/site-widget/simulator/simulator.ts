import { randomUUID } from 'node:crypto';
import { asObject, asText, type JsonObject } from '../../json/reading.js';
import { parseUntrustedJson } from '../../json/untrusted-json.js';
import type { Answer } from '../../simulator/calls.js';
import type { Delivery, SignedWebhook } from '../../simulator/hooks.js';
import { fileUrl } from '../../simulator/phone-actions.js';
import type { Phone, PhoneMessage, ShownMessage } from '../../simulator/phones.js';
import type { PhoneAct, ProviderSimulator, SimulatedChannel, World } from '../../simulator/provider-simulator.js';
import { SimulatedVisitor } from './visitor.js';

export const siteWidgetSimulator = (world: World): ProviderSimulator => new SiteWidgetSimulator(world);

/** No provider: each phone is a visitor's browser that chats with the product through the same door as every page. */
class SiteWidgetSimulator implements ProviderSimulator {
  readonly transport = 'site-widget';
  readonly abilities = ['quote', 'read'] as const;
  private readonly visitors = new Map<string, SimulatedVisitor>();
  private readonly deliveries = new Map<string, Delivery>();

  constructor(private readonly world: World) {}

  /** The product calls nobody here. */
  answer(): Promise<Answer | null> {
    return Promise.resolve(null);
  }

  newMessageId(): string {
    return randomUUID();
  }

  webhookOf(act: PhoneAct, phone: Phone): SignedWebhook | null {
    if (act.type === 'message') {
      const { text, quotes } = act.message.shown;
      return this.framed(
        phone,
        { type: 'message', id: act.id, text, attachments: [], press: null, quotes: quotes ?? null },
        act.message.fileId,
      );
    }
    if (act.type !== 'press') return null;
    const press = { messageId: act.on.shown.id, payload: act.payload, text: act.title };
    return this.framed(phone, { type: 'message', id: act.id, text: act.payload, attachments: [], press, quotes: null });
  }

  deliver(delivery: Delivery, channel: SimulatedChannel): void {
    const { phoneId, frame, fileId } = asObject(parseUntrustedJson(delivery.webhook.body));
    const phone = this.world.phones.byId(channel.key, String(phoneId));
    if (!phone) return;
    const said = asObject(frame);
    this.deliveries.set(String(said.id), delivery);
    this.send(this.visitorOf(phone, channel), said, asText(fileId)).catch(() => this.answered(String(said.id), false));
  }

  messagesRead(messages: readonly PhoneMessage[], phone: Phone, channel: SimulatedChannel): void {
    const last = messages.at(-1);
    if (!last) return;
    for (const message of messages) message.settled = true;
    this.visitorOf(phone, channel).say({ type: 'read', upTo: last.shown.id });
  }

  private async send(visitor: SimulatedVisitor, frame: JsonObject, fileId: string | null): Promise<void> {
    const file = fileId === null ? undefined : this.world.files.get(fileId);
    const attachments = file ? [await visitor.upload(file.bytes, file.name ?? 'file', file.mime)] : [];
    visitor.say({ ...frame, attachments });
  }

  private framed(phone: Phone, frame: JsonObject, fileId: string | null = null): SignedWebhook {
    return { headers: {}, body: Buffer.from(JSON.stringify({ phoneId: phone.id, frame, fileId })) };
  }

  private visitorOf(phone: Phone, channel: SimulatedChannel): SimulatedVisitor {
    const known = this.visitors.get(phone.id);
    if (known) return known;
    const visitor = new SimulatedVisitor(new URL(channel.hookUrl).origin, channel.key, phone.name, this.world.http, {
      message: (message) => void this.show(message, phone, channel).catch(() => undefined),
      answered: (id, accepted) => this.answered(id, accepted),
    });
    this.visitors.set(phone.id, visitor);
    return visitor;
  }

  private answered(id: string, accepted: boolean): void {
    const delivery = this.deliveries.get(id);
    if (!delivery) return;
    this.deliveries.delete(id);
    delivery.entry.attempts++;
    delivery.entry.answer = accepted ? 200 : 422;
    if (accepted) delivery.entry.acknowledgedAt = new Date().toISOString();
    delivery.onAnswer?.(accepted);
  }

  /** What the visitor himself wrote is on his screen already. */
  private async show(message: JsonObject, phone: Phone, channel: SimulatedChannel): Promise<void> {
    const id = asText(message.id);
    if (message.type === 'IN' || id === null) return;
    const change = { text: asText(message.text), edited: message.edited === true, deleted: message.deleted === true };
    const known = phone.messages.find(({ shown }) => shown.id === id);
    if (known) return this.world.phones.change(phone, known, change);
    const visitor = this.visitorOf(phone, channel);
    const file = await this.fileOf(message, visitor, phone, channel);
    const shown: ShownMessage = { id, direction: 'out', ...change, at: new Date().toISOString(), ...file?.shown };
    const buttons = buttonsOf(message);
    if (buttons.length > 0) shown.buttons = buttons;
    const added: PhoneMessage = { shown, fileId: file?.id ?? null, buttonsSentAs: buttons.length > 0 ? 'buttons' : null, settled: false };
    this.world.phones.add(phone, added);
    visitor.say({ type: 'delivered', ids: [id] });
    if (phone.settings.autoRead) this.world.schedule.later(this.world.pace.readMs, () => this.messagesRead([added], phone, channel));
  }

  private async fileOf(
    message: JsonObject,
    visitor: SimulatedVisitor,
    phone: Phone,
    channel: SimulatedChannel,
  ): Promise<{ id: string; shown: Pick<ShownMessage, 'attachment'> } | null> {
    const [first] = Array.isArray(message.attachments) ? message.attachments.map(asObject) : [];
    const url = first && asText(first.url);
    if (!first || !url) return null;
    const [name, mime, kind] = [
      asText(first.name),
      asText(first.contentType) ?? 'application/octet-stream',
      asText(first.kind) ?? 'document',
    ];
    const { id } = this.world.files.store(channel.key, { name, mime, bytes: await visitor.download(url) });
    return { id, shown: { attachment: { kind, name, mime, url: fileUrl(channel, phone, id) } } };
  }
}

const buttonsOf = ({ buttons }: JsonObject): NonNullable<ShownMessage['buttons']> =>
  (Array.isArray(buttons) ? buttons.map(asObject) : []).flatMap((button) => {
    const title = asText(button.text);
    const url = asText(button.url);
    return title === null ? [] : [{ title, payload: asText(button.payload) ?? title, ...(url === null ? {} : { url }) }];
  });
