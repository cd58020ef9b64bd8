import { Injectable, type OnModuleInit } from '@nestjs/common';
import { operatorName } from '#domain/operators/operator-name.js';
import { Database } from '#persistence/database.js';
import type { StoredEvent } from '#persistence/events/event.tail.js';
import { addInternalTyping, membersAmong } from '#persistence/internal-chats/internal-typing.store.js';
import { liveOperators } from '#persistence/operators/live-operator.view.js';
import { Wake } from '#persistence/wake.js';
import { LiveFeed, type Audience } from './live-feed.js';
import type { LiveSocket } from './live-socket.js';
import { LiveSockets } from './live-sockets.js';

/** A browser says it with every key; the others are told this often. */
const AGAIN_MS = 3_000;

/** Who writes in an internal chat, told to the others in it, whichever process they are connected to. */
@Injectable()
export class InternalTyping implements Audience, OnModuleInit {
  private readonly toldAt = new WeakMap<LiveSocket, { chatId: number; at: number }>();

  constructor(
    private readonly feed: LiveFeed,
    private readonly database: Database,
    private readonly sockets: LiveSockets,
    private readonly wake: Wake,
  ) {}

  onModuleInit(): void {
    this.feed.serve(this);
  }

  companies(): number[] {
    return this.sockets.companies();
  }

  async typing(socket: LiveSocket, chatId: number): Promise<void> {
    const told = this.toldAt.get(socket);
    const now = performance.now();
    if (told?.chatId === chatId && now - told.at < AGAIN_MS) return;
    this.toldAt.set(socket, { chatId, at: now });
    const added = await this.database.transaction(socket.companyId, (tx) => addInternalTyping(tx, chatId, socket.operatorId));
    if (added) this.wake.wake('event');
  }

  async prepare(companyId: number, events: StoredEvent[]): Promise<() => void> {
    const typing = events.flatMap(({ kind, operatorId, data }) =>
      kind === 'internal_typing' && operatorId !== null && typeof data?.chatId === 'number' ? [{ operatorId, chatId: data.chatId }] : [],
    );
    const here = [...this.sockets.of(companyId)].filter(({ hearsColleagues }) => hearsColleagues);
    if (typing.length === 0 || here.length === 0) return () => undefined;
    const chatIds = [...new Set(typing.map(({ chatId }) => chatId))];
    const followers = [...new Set(here.map(({ operatorId }) => operatorId))];
    const { members, names } = await this.database.transaction(companyId, async (tx) => ({
      members: await membersAmong(tx, chatIds, followers),
      names: new Map((await liveOperators(tx, [...new Set(typing.map(({ operatorId }) => operatorId))])).map((each) => [each.id, each])),
    }));
    return () => {
      for (const { operatorId, chatId } of typing) {
        const writer = names.get(operatorId);
        if (!writer) continue;
        const operator = { id: operatorId, name: operatorName(writer.firstName, writer.lastName) };
        for (const socket of here) {
          if (socket.operatorId !== operatorId && members.get(chatId)?.has(socket.operatorId)) {
            socket.send({ type: 'internal_typing', chatId, operator });
          }
        }
      }
    };
  }
}
