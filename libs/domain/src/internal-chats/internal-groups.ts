import { notFound } from '../shared/domain-error.js';
import { INTERNAL_LIMITS } from './internal-chat.js';
import { GroupFull, NotAGroup, NotGroupOwner } from './internal-chats.errors.js';
import type { ChatMember, InternalDesk, InternalDeskWork, MemberChat } from './internal-desk.port.js';
import { whoMayJoin } from './start-internal-chat.js';

/** Who does it, and in which group. */
export interface InGroup {
  companyId: number;
  operatorId: number;
  chatId: number;
}

interface Group {
  chat: MemberChat;
  /** The longest first. */
  members: ChatMember[];
  me: ChatMember;
}

/** What the owner of a group does with it, and leaving it. Each change leaves a line in the chat. */
export class InternalGroups {
  constructor(private readonly desk: InternalDesk) {}

  rename(where: InGroup, name: string): Promise<void> {
    return this.asOwner(where, async (desk, { chat, me }) => {
      if (chat.name === name) return;
      desk.rename(chat.id, name);
      await desk.line(chat.id, { code: 'group_renamed', params: { by: me.name, name } }, me.id);
    });
  }

  /** Whoever is in it already stays as he is. */
  add(where: InGroup, operatorIds: number[]): Promise<void> {
    return this.asOwner(where, async (desk, { chat, members, me }) => {
      const present = new Set(members.map(({ id }) => id));
      const coming = await whoMayJoin(
        desk,
        operatorIds.filter((id) => !present.has(id)),
      );
      if (coming.length === 0) return;
      if (members.length + coming.length > INTERNAL_LIMITS.members) throw new GroupFull();
      const who = coming.map(({ name }) => name).join(', ');
      const ids = coming.map(({ id }) => id);
      await desk.join(chat.id, ids, { code: 'members_added', params: { by: me.name, who } }, me.id);
    });
  }

  remove(where: InGroup, operatorId: number): Promise<void> {
    if (operatorId === where.operatorId) return this.leave(where);
    return this.asOwner(where, async (desk, { chat, members, me }) => {
      const member = memberOf(members, operatorId);
      await desk.leave(chat.id, member.id);
      await desk.line(chat.id, { code: 'member_removed', params: { by: me.name, who: member.name } }, me.id);
    });
  }

  handOver(where: InGroup, operatorId: number): Promise<void> {
    return this.asOwner(where, async (desk, { chat, members, me }) => {
      const next = memberOf(members, operatorId);
      if (next.state !== 'active') throw notFound('Member');
      if (next.id === me.id) return;
      await makeOwner(desk, chat.id, next, me.id);
    });
  }

  leave(where: InGroup): Promise<void> {
    return this.inGroup(where, async (desk, { chat, members, me }) => {
      await desk.leave(chat.id, me.id);
      await desk.line(chat.id, { code: 'member_left', params: { by: me.name } }, me.id);
      const next = chat.role === 'owner' ? successor(members, me.id) : null;
      if (next) await makeOwner(desk, chat.id, next, me.id);
    });
  }

  private asOwner(where: InGroup, work: (desk: InternalDeskWork, group: Group) => Promise<void>): Promise<void> {
    return this.inGroup(where, async (desk, group) => {
      if (group.chat.role !== 'owner') throw new NotGroupOwner();
      await work(desk, group);
    });
  }

  private inGroup(
    { companyId, operatorId, chatId }: InGroup,
    work: (desk: InternalDeskWork, group: Group) => Promise<void>,
  ): Promise<void> {
    return this.desk.run(companyId, async (desk) => {
      const chat = await desk.chat(chatId, operatorId);
      if (!chat) throw notFound('Chat');
      if (chat.kind !== 'group') throw new NotAGroup();
      const members = await desk.members(chatId);
      await work(desk, { chat, members, me: memberOf(members, operatorId) });
    });
  }
}

async function makeOwner(desk: InternalDeskWork, chatId: number, { id, name }: ChatMember, byId: number): Promise<void> {
  desk.owner(chatId, id);
  await desk.line(chatId, { code: 'owner_changed', params: { who: name } }, byId);
}

/** Whoever has been in it longest and works here; nobody who works here = whoever has been in it longest. */
export function successor(members: ChatMember[], leavingId: number): ChatMember | null {
  const others = members.filter(({ id }) => id !== leavingId);
  return others.find(({ state }) => state === 'active') ?? others[0] ?? null;
}

function memberOf(members: ChatMember[], id: number): ChatMember {
  const member = members.find((each) => each.id === id);
  if (!member) throw notFound('Member');
  return member;
}
