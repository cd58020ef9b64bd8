import { IconBookmark, IconUsersGroup } from '@tabler/icons-react';
import type { InternalChatRow } from '../../../api/internal-chats.js';
import { Avatar } from '../../../ui/avatar.js';
import classes from './parts.module.css';

interface Props {
  chat: Pick<InternalChatRow, 'kind' | 'peer'>;
  size?: number;
}

/** Whom a chat is with: the colleague with his presence, a group, or oneself. */
export function ChatPicture({ chat: { kind, peer }, size = 36 }: Props) {
  if (kind === 'personal' && peer) return <Avatar name={peer.name} size={size} status={peer.connected ? peer.status : 'offline'} />;
  const Icon = kind === 'favourites' ? IconBookmark : IconUsersGroup;
  return (
    <span className={classes.picture} style={{ width: size, height: size }} data-kind={kind} aria-hidden>
      <Icon size={Math.round(size * 0.52)} stroke={1.75} />
    </span>
  );
}
