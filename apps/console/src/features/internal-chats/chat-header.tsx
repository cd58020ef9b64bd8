import { ActionIcon } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { InternalChatRow } from '../../api/internal-chats.js';
import { ActionButton } from '../../ui/actions/action-button.js';
import { chatName } from './names.js';
import { ChatPicture } from './parts/chat-picture.js';
import { useColleaguesLocation } from './use-colleagues-location.js';
import classes from './colleagues.module.css';

interface Props {
  chat: InternalChatRow;
  narrow: boolean;
  detailsShown: boolean;
}

/** Whom the chat is with. */
export function ChatHeader({ chat, narrow, detailsShown }: Props) {
  const { t } = useTranslation(['internal-chats', 'ui']);
  const { open } = useColleaguesLocation();
  return (
    <header className={classes.header}>
      {narrow ? (
        <ActionIcon aria-label={t('ui:back')} onClick={() => open(null)}>
          <IconArrowLeft size={20} />
        </ActionIcon>
      ) : null}
      <ChatPicture chat={chat} size={32} />
      <div className={classes.who}>
        <h2 className={classes.name}>{chatName(chat, t)}</h2>
        <div className={classes.meta}>
          <Standing chat={chat} />
        </div>
      </div>
      <ActionButton action="colleagues.details" pressed={detailsShown} variant={detailsShown ? 'light' : 'subtle'} />
    </header>
  );
}

function Standing({ chat }: { chat: InternalChatRow }) {
  const { t } = useTranslation(['internal-chats', 'app']);
  if (chat.kind === 'favourites') return t('header.favourites');
  if (chat.kind === 'group') return t('header.members', { count: chat.membersCount });
  const { peer } = chat;
  if (!peer || peer.state !== 'active') return t('header.gone');
  return t(`app:status.${peer.connected ? peer.status : 'offline'}`);
}
