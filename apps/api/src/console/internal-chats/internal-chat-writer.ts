import { Injectable } from '@nestjs/common';
import { mayCreateInternalGroups } from '#domain/access/rights.js';
import { InternalGroups } from '#domain/internal-chats/internal-groups.js';
import { StartInternalChat } from '#domain/internal-chats/start-internal-chat.js';
import { OwnChatStore } from '#persistence/internal-chats/own-chat.store.js';
import type { SignedIn } from '../../access/signed-in.js';
import { InternalChatReader } from './internal-chat-reader.js';
import type { InternalChat, InternalChatRow, OwnViewRequest, StartInternalChatRequest } from './internal-chats.dto.js';

type Work = (where: { companyId: number; operatorId: number; chatId: number }) => Promise<void>;

/** What is done with internal chats; the answer is the chat as it is then. */
@Injectable()
export class InternalChatWriter {
  constructor(
    private readonly reader: InternalChatReader,
    private readonly startChat: StartInternalChat,
    private readonly groups: InternalGroups,
    private readonly own: OwnChatStore,
  ) {}

  async start(caller: SignedIn, { kind, operatorId, name, operatorIds }: StartInternalChatRequest): Promise<InternalChat> {
    const chatId = await this.startChat.run({
      ...{ companyId: caller.companyId, operatorId: caller.operatorId, mayMakeGroups: mayCreateInternalGroups(caller), kind },
      ...{ withId: operatorId ?? null, name: name ?? null, memberIds: operatorIds ?? [] },
    });
    return this.reader.chat(caller, chatId);
  }

  async ownView(caller: SignedIn, chatId: number, view: OwnViewRequest): Promise<InternalChatRow> {
    await this.own.change(caller.companyId, caller.operatorId, chatId, view);
    return this.reader.row(caller, chatId);
  }

  markRead({ companyId, operatorId }: SignedIn, chatId: number, upToId: number): Promise<void> {
    return this.own.markRead(companyId, operatorId, chatId, upToId);
  }

  rename(caller: SignedIn, chatId: number, name: string): Promise<InternalChat> {
    return this.within(caller, chatId, (where) => this.groups.rename(where, name));
  }

  addMembers(caller: SignedIn, chatId: number, operatorIds: number[]): Promise<InternalChat> {
    return this.within(caller, chatId, (where) => this.groups.add(where, operatorIds));
  }

  removeMember(caller: SignedIn, chatId: number, operatorId: number): Promise<InternalChat> {
    return this.within(caller, chatId, (where) => this.groups.remove(where, operatorId));
  }

  handOver(caller: SignedIn, chatId: number, operatorId: number): Promise<InternalChat> {
    return this.within(caller, chatId, (where) => this.groups.handOver(where, operatorId));
  }

  leave({ companyId, operatorId }: SignedIn, chatId: number): Promise<void> {
    return this.groups.leave({ companyId, operatorId, chatId });
  }

  private async within(caller: SignedIn, chatId: number, work: Work): Promise<InternalChat> {
    await work({ companyId: caller.companyId, operatorId: caller.operatorId, chatId });
    return this.reader.chat(caller, chatId);
  }
}
