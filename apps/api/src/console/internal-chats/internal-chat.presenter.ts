import type { ColleagueItem, InternalChatItem, MemberItem } from '#persistence/internal-chats/internal-chat.view.js';
import type { InternalAttachment, InternalMessageItem } from '#persistence/internal-chats/internal-message.view.js';
import type { Attachment } from '../messages/messages.dto.js';
import type { InternalChatRow, InternalColleague, InternalMember } from './internal-chats.dto.js';
import type { InternalMessage } from './internal-messages.dto.js';

/** One message among colleagues; the same for REST and live push. */
export const presentInternalMessage = (m: InternalMessageItem): InternalMessage => ({
  ...{ id: m.id, chatId: m.chatId, kind: m.kind, author: m.author, text: m.text, content: m.content, system: m.system },
  attachments: (m.attachments ?? []).map(presentAttachment),
  ...{ quoted: m.quoted, mentions: m.mentions, forwarded: m.forwarded, clientMessageId: m.clientMessageId },
  createdAt: m.createdAt.toISOString(),
  editedAt: m.editedAt?.toISOString() ?? null,
  deletedAt: m.deletedAt?.toISOString() ?? null,
  pinnedAt: m.pinnedAt?.toISOString() ?? null,
});

const presentAttachment = ({ id, kind, name, mime, size, durationMs, waveform }: InternalAttachment): Attachment => ({
  ...{ id, kind, name, mime, size, durationMs, waveform },
  ...{ state: 'stored', error: null, url: `/api/internal-attachments/${id}` },
});

const presentColleague = ({ id, name, state, status, connected }: ColleagueItem): InternalColleague => ({
  ...{ id, name, state, status, connected },
});

export const presentInternalMember = (member: MemberItem): InternalMember => ({
  ...presentColleague(member),
  ...{ role: member.role, readUpToId: member.readUpToId, joinedAt: member.joinedAt.toISOString() },
});

/** A line of the list. `last` is the chat's last message, if there is one: whoever came after it does not see it. */
export const presentInternalChat = (chat: InternalChatItem, last: InternalMessage | null): InternalChatRow => ({
  ...{ id: chat.id, kind: chat.kind, name: chat.name, peer: chat.peer && presentColleague(chat.peer) },
  ...{ membersCount: chat.membersCount, role: chat.role },
  lastMessage: last && last.id > chat.visibleFromId ? last : null,
  lastMessageAt: chat.lastMessageAt.toISOString(),
  ...{ unreadCount: chat.unreadCount, mentionsCount: chat.mentionsCount, pinned: chat.pinned, muted: chat.muted },
  ...{ readUpToId: chat.readUpToId, othersReadUpToId: chat.othersReadUpToId },
});
