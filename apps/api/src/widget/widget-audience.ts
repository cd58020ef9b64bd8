import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type Tx } from '#persistence/database.js';
import type { StoredEvent } from '#persistence/events/event.tail.js';
import { chatOfIdentity, chatsByIds, dialogIdentities, onlineChannels, type VisitorChat } from '#persistence/visitors/visitor-chat.view.js';
import {
  messagesChangedBetween,
  visitorMessagePage,
  visitorMessagesByIds,
  type VisitorMessage,
} from '#persistence/visitors/visitor-messages.view.js';
import { LiveFeed, type Audience } from '../live/live-feed.js';
import { CLOSE } from '../live/push-socket.js';
import { FileLinks } from './file-links.js';
import { HIS_OWN } from './his-own.js';
import { identityOf, presentVisitor } from './visitor-name.js';
import type { ShownEvent } from './widget.frames.js';
import { presentDialogState, presentVisitorMessage } from './widget.presenter.js';
import { followerKey, type WidgetSocket } from './widget-socket.js';
import { WidgetSockets } from './widget-sockets.js';

export const PAGE_MESSAGES = 40;
/** A chat that missed more than this starts from its newest page. */
const MOST_MISSED = 200;

const NOTHING = (): void => undefined;

/** The visitors with an open chat: each is told what happens in his own dialog, and nothing else. */
@Injectable()
export class WidgetAudience implements Audience, OnModuleInit {
  constructor(
    private readonly feed: LiveFeed,
    private readonly database: Database,
    private readonly sockets: WidgetSockets,
    private readonly links: FileLinks,
  ) {}

  onModuleInit(): void {
    this.feed.serve(this);
  }

  companies(): Iterable<number> {
    return this.sockets.companies();
  }

  /** Sends a chat what it missed since `cursor`, or its newest page, and lets it follow from there. */
  join(socket: WidgetSocket, cursor: number | null): Promise<void> {
    return this.feed.join(cursor, async (position, from) => {
      const { channel, visitor } = socket;
      const { chat, missed, page, online } = await this.database.transaction(
        socket.companyId,
        async (tx) => {
          const chat = await chatOfIdentity(tx, channel.id, identityOf(visitor));
          const missed = from === null ? null : await this.missed(tx, chat, { from, to: position });
          const page = missed || !chat ? [] : await visitorMessagePage(tx, chat.dialogId, null, PAGE_MESSAGES + 1);
          return { chat, missed, page, online: (await onlineChannels(tx, [channel.id])).has(channel.id) };
        },
        HIS_OWN,
      );
      const dialog = presentDialogState(chat, channel);
      const messages = missed ?? page.slice(-PAGE_MESSAGES);
      socket.hearsOfDialog(dialog);
      socket.hearsOfOnline(online);
      socket.send({
        ...{ type: 'ready', cursor: String(position), resumed: missed !== null, more: page.length > PAGE_MESSAGES },
        messages: messages.map((message) => presentVisitorMessage(message, socket.companyId, this.links)),
        ...{ dialog, online, visitor: presentVisitor(visitor) },
      });
      if (socket.isOpen && !this.sockets.add(socket)) socket.close(CLOSE.tooSlow, 'too many tabs');
    });
  }

  async prepare(companyId: number, events: StoredEvent[], position: number): Promise<() => void> {
    const followers = this.sockets.of(companyId);
    if (followers.size === 0) return NOTHING;
    const channelIds = [...new Set([...followers].map(({ channel }) => channel.id))];
    const presence = events.some(({ kind }) => kind === 'operator_changed');
    const dialogIds = [...new Set(events.flatMap(({ dialogId }) => dialogId ?? []))];
    if (!presence && dialogIds.length === 0) return NOTHING;
    return this.database.transaction(
      companyId,
      async (tx) => {
        const online = presence ? await onlineChannels(tx, channelIds) : null;
        const listeners = await this.listeners(tx, dialogIds, channelIds);
        const followed = [...listeners.keys()];
        const chats = new Map((await chatsByIds(tx, followed)).map((chat) => [chat.dialogId, chat]));
        const wanted = events.flatMap((event) => (event.dialogId && listeners.has(event.dialogId) ? messageOf(event) : []));
        const messages = await visitorMessagesByIds(tx, [...new Set(wanted)]);
        const typing = new Set(events.flatMap(({ kind, dialogId }) => (kind === 'operator_typing' && dialogId ? [dialogId] : [])));
        return () => {
          for (const [dialogId, sockets] of listeners) {
            const ofDialog = messages.filter((message) => message.dialogId === dialogId);
            for (const socket of sockets) this.push(socket, position, ofDialog, chats.get(dialogId) ?? null, typing.has(dialogId));
          }
          if (online) this.pushOnline(companyId, online, position);
        };
      },
      HIS_OWN,
    );
  }

  private async missed(tx: Tx, chat: VisitorChat | null, place: { from: number; to: number }): Promise<VisitorMessage[] | null> {
    const ids = chat ? await messagesChangedBetween(tx, chat.dialogId, place, MOST_MISSED) : [];
    return ids && visitorMessagesByIds(tx, ids);
  }

  /** The open chats of each dialog. */
  private async listeners(tx: Tx, dialogIds: number[], channelIds: number[]): Promise<Map<number, WidgetSocket[]>> {
    const listeners = new Map<number, WidgetSocket[]>();
    if (dialogIds.length === 0) return listeners;
    for (const identity of await dialogIdentities(tx, dialogIds, channelIds)) {
      const own = [...this.sockets.ofVisitor(followerKey(identity))];
      if (own.length > 0) listeners.set(identity.dialogId, [...(listeners.get(identity.dialogId) ?? []), ...own]);
    }
    return listeners;
  }

  private push(socket: WidgetSocket, position: number, messages: VisitorMessage[], chat: VisitorChat | null, typing: boolean): void {
    const events: ShownEvent[] = messages.map((message) => ({
      ...{ type: 'message', message: presentVisitorMessage(message, socket.companyId, this.links) },
    }));
    const dialog = presentDialogState(chat, socket.channel);
    if (socket.hearsOfDialog(dialog)) events.push({ type: 'dialog', dialog });
    if (typing) events.push({ type: 'typing' });
    if (events.length > 0) socket.send({ type: 'events', cursor: String(position), events });
  }

  private pushOnline(companyId: number, channels: ReadonlySet<number>, position: number): void {
    for (const socket of this.sockets.of(companyId)) {
      const online = channels.has(socket.channel.id);
      if (socket.hearsOfOnline(online)) socket.send({ type: 'events', cursor: String(position), events: [{ type: 'online', online }] });
    }
  }
}

/** The message that an event is about; of one that is withheld from the company, and so is told to nobody but him, the dialog's event knows. */
function messageOf({ messageId, data }: StoredEvent): number[] {
  const withheld = data?.['counted'];
  return typeof withheld === 'number' ? [withheld] : messageId === null ? [] : [messageId];
}
