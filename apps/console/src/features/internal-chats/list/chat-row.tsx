import { IconAt, IconBellOff, IconPinFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { InternalChatRow } from '../../../api/internal-chats.js';
import { useFormats } from '../../../ui/format.js';
import { useTypistsOf } from '../live/typing.js';
import { chatName, previewOf } from '../names.js';
import { ChatPicture } from '../parts/chat-picture.js';
import type { ColleaguesSearch } from '../search.js';
import { useInternalDraft } from '../sending/drafts.js';
import classes from './chat-list.module.css';

interface Props {
  chat: InternalChatRow;
  operatorId: number;
  selected: boolean;
  /** Pointed at or focused: it may be opened next. */
  onIntent(): void;
}

/** One chat of the list. */
export const ChatRow = memo(function ChatRow({ chat, operatorId, selected, onIntent }: Props) {
  const { t } = useTranslation('internal-chats');
  const formats = useFormats();
  return (
    <Link
      to="/colleagues/$chatId"
      params={{ chatId: String(chat.id) }}
      search={(old: ColleaguesSearch) => ({ ...old, message: undefined, about: undefined })}
      className={classes.row}
      data-selected={selected || undefined}
      data-unread={(chat.unreadCount > 0 && !chat.muted) || undefined}
      aria-current={selected ? 'true' : undefined}
      onPointerEnter={onIntent}
      onFocus={onIntent}
    >
      <ChatPicture chat={chat} />
      <span className={classes.body}>
        <span className={classes.line}>
          <span className={classes.name}>{chatName(chat, t)}</span>
          {chat.muted ? <IconBellOff size={13} className={classes.mark} aria-label={t('list.muted')} /> : null}
          {chat.pinned ? <IconPinFilled size={12} className={classes.mark} aria-label={t('list.pinned')} /> : null}
          <time className={classes.time} dateTime={chat.lastMessageAt}>
            {chat.lastMessage ? formats.short(chat.lastMessageAt) : ''}
          </time>
        </span>
        <span className={classes.line}>
          <Preview chat={chat} operatorId={operatorId} selected={selected} />
          <Counts chat={chat} />
        </span>
      </span>
    </Link>
  );
});

function Preview({ chat, operatorId, selected }: Omit<Props, 'onIntent'>) {
  const { t } = useTranslation(['internal-chats', 'chat']);
  const draft = useInternalDraft(chat.id);
  const [typist] = useTypistsOf(chat.id);
  if (typist) return <span className={classes.typing}>{t('composer.typing', { name: typist.name })}</span>;
  if (draft.text && !selected) {
    return (
      <span className={classes.preview}>
        <span className={classes.draft}>{t('chat:list.draft')}</span> {draft.text}
      </span>
    );
  }
  return <span className={classes.preview}>{previewOf(chat, operatorId, t)}</span>;
}

function Counts({ chat }: { chat: InternalChatRow }) {
  const { t } = useTranslation('internal-chats');
  return (
    <>
      {chat.mentionsCount > 0 ? (
        <span className={classes.mention} role="img" aria-label={t('list.mentioned')}>
          <IconAt size={13} stroke={2.5} />
        </span>
      ) : null}
      {chat.unreadCount > 0 ? (
        <span
          className={classes.badge}
          data-muted={chat.muted || undefined}
          role="img"
          aria-label={t('list.unread', { count: chat.unreadCount })}
        >
          {chat.unreadCount > 99 ? '99+' : chat.unreadCount}
        </span>
      ) : null}
    </>
  );
}
