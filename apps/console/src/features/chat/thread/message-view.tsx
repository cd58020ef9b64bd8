import { memo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogRow, Message } from '../../../api/types.js';
import { useFormats } from '../../../ui/format.js';
import { AttachmentList } from '../../../ui/message/attachment-list.js';
import { ButtonList } from '../parts/button-list.js';
import { ContentParts } from '../parts/content-parts.js';
import { ChoiceBox, useIsChoosing } from '../../../ui/thread/choice-box.js';
import { clientThread } from '../../../ui/thread/choosing.js';
import { QuoteBlock } from '../parts/quote-block.js';
import { Reactions } from '../parts/reactions.js';
import { RichText } from '../../../ui/message/rich-text.js';
import { messageKey } from '../sending/echo.js';
import { FailureNote } from './failure-note.js';
import { MessageActions } from './message-actions.js';
import { MessageMeta } from './message-meta.js';
import { mayForward } from './possible-actions.js';
import { useReacting } from './reacting.js';
import { describeMessage } from './describe-message.js';
import classes from '../../../ui/thread/message.module.css';

interface Props {
  message: Message;
  dialog: Pick<DialogRow, 'client' | 'channel'>;
  /** Who looks: one's own name need not stand over one's messages. */
  operatorId: number;
  startsGroup: boolean;
  flashed: boolean;
  focusable: boolean;
  onQuotedClick(id: number): Promise<void>;
  /** Only to be read: nothing can be done with it here. */
  readOnly?: boolean;
  /** Stands beside it, where otherwise the actions appear. */
  beside?: ReactNode;
}

/** One message of the client, of an operator, of a bot, or a comment. */
export const MessageView = memo(function MessageView({
  message,
  dialog,
  operatorId,
  startsGroup,
  flashed,
  focusable,
  onQuotedClick,
  readOnly = false,
  beside,
}: Props) {
  const { t } = useTranslation('chat');
  const formats = useFormats();
  const [pointed, setPointed] = useState(false);
  const thread = clientThread(message.dialogId);
  const choosing = useIsChoosing(thread) && !readOnly;
  const reacting = useReacting(({ messageId }) => messageId === message.id);
  const side = message.kind === 'from_client' ? 'in' : 'out';
  const author = authorOf(message, operatorId, t);
  const deleted = message.deletedAt !== null;
  // Messengers repeat a button's title as the text of its press.
  const text = message.text === message.content?.press?.title ? null : message.text;
  const buttons = message.content?.buttons ?? [];
  const sticker = message.attachments.length === 1 && message.attachments[0]?.kind === 'sticker' && !message.text;

  return (
    <article
      className={classes.row}
      data-side={side}
      data-kind={message.kind}
      data-first={startsGroup || undefined}
      data-flashed={flashed || undefined}
      data-choosing={choosing || undefined}
      data-row-key={messageKey(message)}
      data-message-id={message.id}
      tabIndex={focusable ? 0 : -1}
      aria-label={describeMessage(message, dialog.client.name, t, formats)}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
    >
      <div className={classes.stack}>
        {startsGroup && author ? <div className={classes.author}>{author}</div> : null}
        <div
          className={classes.bubble}
          data-bare={sticker || undefined}
          data-textless={(!text && !deleted && !message.content?.press) || undefined}
          data-deleted={deleted || undefined}
        >
          {message.content?.template ? <div className={classes.label}>{t('message.template')}</div> : null}
          {message.content?.forwarded ? <div className={classes.label}>{t(`message.forwarded_${message.content.forwarded}`)}</div> : null}
          {message.quoted ? <QuoteBlock quoted={message.quoted} clientName={dialog.client.name} onClick={onQuotedClick} /> : null}
          {deleted ? (
            <span className={classes.deleted}>{t('message.deleted')}</span>
          ) : (
            <>
              {message.attachments.length > 0 ? <AttachmentList attachments={message.attachments} outgoing={side === 'out'} /> : null}
              {message.content ? <ContentParts content={message.content} /> : null}
              {text ? <RichText text={text} /> : null}
              {buttons.length > 0 ? <ButtonList buttons={buttons} /> : null}
            </>
          )}
          <MessageMeta message={message} />
        </div>
        {message.reactions.length > 0 ? <Reactions reactions={message.reactions} clientName={dialog.client.name} /> : null}
        {message.status === 'failed' || message.unconfirmed ? <FailureNote message={message} readOnly={readOnly} /> : null}
      </div>
      {beside}
      {choosing && mayForward(message) ? <ChoiceBox thread={thread} messageId={message.id} tabbable={focusable} /> : null}
      {(pointed || focusable || reacting) && !deleted && !readOnly && !choosing ? (
        <MessageActions message={message} transport={dialog.channel.transport} tabbable={focusable} />
      ) : null}
    </article>
  );
});

/** Who wrote it, where that is not plain from the side: colleagues, bots, the phone. */
function authorOf(message: Message, operatorId: number, t: (key: string) => string): string | null {
  // In a group several write.
  if (message.kind === 'from_client') return message.content?.author?.name ?? null;
  const own = message.operator?.id === operatorId && message.kind === 'to_client';
  const name = own ? null : (message.operator?.name ?? (message.kind === 'autoreply' ? t('message.autoreply') : null));
  const origin = { phone: t('message.fromPhone'), history: t('message.fromHistory'), api: t('message.byApi') }[message.origin as string];
  const comment = message.kind === 'comment' ? t('message.comment') : null;
  return [comment, name, origin].filter(Boolean).join(' · ') || null;
}
