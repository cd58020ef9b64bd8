import { IconCornerUpRight, IconPinFilled } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InternalChatRow, InternalMessage } from '../../../api/internal-chats.js';
import { Avatar } from '../../../ui/avatar.js';
import { useFormats } from '../../../ui/format.js';
import { AttachmentList } from '../../../ui/message/attachment-list.js';
import { Quote } from '../../../ui/message/quote.js';
import { ChoiceBox, useIsChoosing } from '../../../ui/thread/choice-box.js';
import { colleagueThread } from '../../../ui/thread/choosing.js';
import bubble from '../../../ui/thread/message.module.css';
import type { RowLook } from '../../../ui/thread/message-scroller.js';
import { describeInternal } from './describe.js';
import { MessageContentCard } from './message-content.js';
import { MessageText } from './message-text.js';
import { InternalActions } from './internal-actions.js';
import { isReadByOthers } from './may.js';
import { ReadMark } from './read-mark.js';
import classes from './internal-message.module.css';

interface Props extends RowLook {
  message: InternalMessage;
  chat: InternalChatRow;
  operatorId: number;
  startsGroup: boolean;
  onJump(id: number): Promise<void>;
}

/** One message among colleagues. A forwarded copy stands on the other side with its author's name and picture, whoever brought it. */
export const InternalMessageView = memo(function InternalMessageView(props: Props) {
  const { message, chat, operatorId, startsGroup, flashed, focusable, onJump } = props;
  const { t } = useTranslation('internal-chats');
  const formats = useFormats();
  const [pointed, setPointed] = useState(false);
  const thread = colleagueThread(chat.id);
  const choosing = useIsChoosing(thread);
  const own = message.author?.id === operatorId;
  const side = own && !message.forwarded ? 'out' : 'in';
  const deleted = message.deletedAt !== null;
  const read = own && chat.kind !== 'favourites' ? isReadByOthers(message, chat) : null;
  const shownName = message.forwarded?.author.name ?? (chat.kind === 'group' && !own ? message.author?.name : undefined);
  const withPicture = side === 'in' && (chat.kind === 'group' || message.forwarded !== null);

  return (
    <article
      className={bubble.row}
      data-side={side}
      data-first={startsGroup || undefined}
      data-flashed={flashed || undefined}
      data-choosing={choosing || undefined}
      data-row-key={message.clientMessageId ?? `m${message.id}`}
      data-message-id={message.id}
      tabIndex={focusable ? 0 : -1}
      aria-label={describeInternal(message, operatorId, read, t, formats)}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
    >
      {withPicture ? (
        <span className={classes.picture}>{startsGroup && shownName ? <Avatar name={shownName} size={30} /> : null}</span>
      ) : null}
      <div className={bubble.stack}>
        {startsGroup && shownName && side === 'in' ? <div className={classes.author}>{shownName}</div> : null}
        <div
          className={bubble.bubble}
          data-textless={(!message.text && !deleted) || undefined}
          data-deleted={deleted || undefined}
          data-calls-me={message.mentions.some(({ id }) => id === operatorId) || undefined}
        >
          {message.forwarded && startsGroup ? <Origin message={message} own={own} /> : null}
          {deleted ? (
            <span className={bubble.deleted}>{t('message.deleted')}</span>
          ) : (
            <>
              {message.quoted ? <QuotedMessage message={message} onJump={onJump} /> : null}
              {message.attachments.length > 0 ? <AttachmentList attachments={message.attachments} outgoing={side === 'out'} /> : null}
              {message.content ? <MessageContentCard content={message.content} /> : null}
              {message.text ? <MessageText text={message.text} mentions={message.mentions} operatorId={operatorId} /> : null}
            </>
          )}
          <Meta message={message} read={read} chat={chat} />
        </div>
      </div>
      {choosing && !deleted ? <ChoiceBox thread={thread} messageId={message.id} tabbable={focusable} /> : null}
      {(pointed || focusable) && !deleted && !choosing ? (
        <InternalActions message={message} chat={chat} operatorId={operatorId} tabbable={focusable} />
      ) : null}
    </article>
  );
});

/** Where a copy comes from: who brought it, when it was said, in which channel. */
function Origin({ message: { author, forwarded }, own }: { message: InternalMessage; own: boolean }) {
  const { t } = useTranslation('internal-chats');
  const formats = useFormats();
  if (!forwarded) return null;
  return (
    <div className={classes.origin}>
      <IconCornerUpRight size={13} aria-hidden />
      <span>
        {own ? t('message.youForwarded') : t('message.forwardedBy', { name: author?.name ?? '' })}
        {forwarded.channel ? ` · ${forwarded.channel}` : ''} ·{' '}
        <time dateTime={forwarded.sentAt} title={formats.full(forwarded.sentAt)}>
          {formats.short(forwarded.sentAt)}
        </time>
      </span>
    </div>
  );
}

function QuotedMessage({ message: { quoted }, onJump }: { message: InternalMessage; onJump(id: number): Promise<void> }) {
  const { t } = useTranslation(['internal-chats', 'chat']);
  if (!quoted) return null;
  const text = quoted.deleted
    ? t('message.deleted')
    : quoted.text || (quoted.attachmentKind ? t(`chat:kind.${quoted.attachmentKind}`) : t('message.other'));
  return <Quote author={quoted.author?.name ?? ''} text={text} onClick={() => void onJump(quoted.id)} />;
}

function Meta({ message, read, chat }: { message: InternalMessage; read: boolean | null; chat: InternalChatRow }) {
  const { t } = useTranslation('internal-chats');
  const formats = useFormats();
  return (
    <span className={bubble.meta}>
      {message.pinnedAt && !message.deletedAt ? <IconPinFilled size={12} className={classes.pin} aria-label={t('message.pinned')} /> : null}
      {message.editedAt && !message.deletedAt ? <span title={formats.full(message.editedAt)}>{t('message.edited')}</span> : null}
      <time dateTime={message.createdAt} title={formats.full(message.createdAt)}>
        {formats.time(message.createdAt)}
      </time>
      {read === null || message.deletedAt ? null : <ReadMark message={message} chat={chat} read={read} />}
    </span>
  );
}
