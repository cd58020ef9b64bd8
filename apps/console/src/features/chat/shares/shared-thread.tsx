import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { SharedMessage } from '../../../api/shares.js';
import type { Attachment, MessageContent } from '../../../api/types.js';
import { useFormats } from '../../../ui/format.js';
import { AttachmentList } from '../../../ui/message/attachment-list.js';
import { RichText } from '../../../ui/message/rich-text.js';
import { ContentParts } from '../parts/content-parts.js';
import { systemText } from '../thread/system-text.js';
import classes from './shared-page.module.css';

/** The messages with their days between them; nothing can be done with them. */
export function SharedThread({ messages, client }: { messages: readonly SharedMessage[]; client: string }) {
  const { t } = useTranslation('shares');
  const formats = useFormats();
  const days = messages.map(({ sentAt }) => formats.day(sentAt));
  return (
    <ol className={classes.thread} aria-label={t('messages')}>
      {messages.map((message, at) => (
        <Fragment key={message.id}>
          {days[at] === days[at - 1] ? null : <li className={classes.day}>{days[at]}</li>}
          <li className={classes.row} data-kind={message.kind}>
            {message.kind === 'system' ? <SystemLine message={message} /> : <Bubble message={message} client={client} />}
          </li>
        </Fragment>
      ))}
    </ol>
  );
}

const contentOf = ({ content }: SharedMessage): MessageContent | null => content as MessageContent | null;

function SystemLine({ message }: { message: SharedMessage }) {
  const { t } = useTranslation(['chat', 'ui']);
  const formats = useFormats();
  const system = contentOf(message)?.system;
  return (
    <p className={classes.system}>
      {system ? systemText(system, t, formats) : message.text} <time dateTime={message.sentAt}>{formats.time(message.sentAt)}</time>
    </p>
  );
}

function Bubble({ message, client }: { message: SharedMessage; client: string }) {
  const { t } = useTranslation(['shares', 'chat']);
  const formats = useFormats();
  const { kind, text, operatorName, attachments, deleted, edited } = message;
  const content = contentOf(message);
  const outgoing = kind !== 'from_client';
  const author = kind === 'from_client' ? client : (operatorName ?? t(kind === 'autoreply' ? 'chat:message.autoreply' : 'us'));
  return (
    <article className={classes.bubble}>
      <p className={classes.meta}>
        {kind === 'comment' ? `${t('comment')} · ${author}` : author} ·{' '}
        <time dateTime={message.sentAt}>{formats.time(message.sentAt)}</time>
        {edited && !deleted ? ` · ${t('edited')}` : ''}
      </p>
      {attachments.length > 0 ? <AttachmentList attachments={attachments as Attachment[]} outgoing={outgoing} /> : null}
      {deleted ? <p className={classes.deleted}>{t('chat:message.deleted')}</p> : null}
      {text ? <RichText text={text} /> : null}
      {content ? <ContentParts content={content} /> : null}
      {content?.buttons && content.buttons.length > 0 ? (
        <p className={classes.meta}>{content.buttons.map(({ text: title }) => `[${title}]`).join(' ')}</p>
      ) : null}
    </article>
  );
}
