import { notFound } from '../shared/domain-error.js';
import { INTERNAL_LIMITS, type InternalChatKind } from './internal-chat.js';
import { ColleagueBlocked, ColleagueGone, GroupFull, MayNotMakeGroups } from './internal-chats.errors.js';
import type { Colleague, InternalDesk, InternalDeskWork } from './internal-desk.port.js';

export interface StartInternalChatCommand {
  companyId: number;
  operatorId: number;
  mayMakeGroups: boolean;
  kind: InternalChatKind;
  /** Personal: with whom. */
  withId: number | null;
  /** Of a group. */
  name: string | null;
  memberIds: number[];
}

/** Opens a chat among colleagues. There is one of each two, and one Favourites of each: what is there is answered. */
export class StartInternalChat {
  constructor(private readonly desk: InternalDesk) {}

  run(command: StartInternalChatCommand): Promise<number> {
    const { companyId, operatorId, kind } = command;
    if (kind === 'group' && !command.mayMakeGroups) throw new MayNotMakeGroups();
    return this.desk.run(companyId, async (desk) => {
      if (kind === 'group') return startGroup(desk, command);
      if (kind === 'favourites' || command.withId === operatorId) return desk.pair(operatorId, operatorId);
      const [colleague] = await desk.colleagues([command.withId ?? 0]);
      if (!colleague) throw notFound('Operator');
      if (colleague.state === 'deleted') throw new ColleagueGone();
      return desk.pair(operatorId, colleague.id);
    });
  }
}

async function startGroup(desk: InternalDeskWork, { operatorId, name, memberIds }: StartInternalChatCommand): Promise<number> {
  const others = memberIds.filter((id) => id !== operatorId);
  if (others.length >= INTERNAL_LIMITS.members) throw new GroupFull();
  const [me, ...colleagues] = await whoMayJoin(desk, [operatorId, ...others]);
  const chatId = await desk.group(
    name ?? '',
    operatorId,
    colleagues.map(({ id }) => id),
  );
  await desk.line(chatId, { code: 'group_created', params: { by: me?.name ?? '', name: name ?? '' } }, operatorId);
  return chatId;
}

/** The colleagues of these ids, in that order, if all of them can come into a group. */
export async function whoMayJoin(desk: InternalDeskWork, ids: number[]): Promise<Colleague[]> {
  const found = new Map((await desk.colleagues(ids)).map((colleague) => [colleague.id, colleague]));
  return ids.map((id) => {
    const colleague = found.get(id);
    if (!colleague || colleague.state === 'deleted') throw notFound('Operator');
    if (colleague.state === 'blocked') throw new ColleagueBlocked(colleague.name);
    return colleague;
  });
}
