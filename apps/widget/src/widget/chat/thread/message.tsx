import type { JSX } from 'preact';
import { memo } from '../memo.js';
import type { ChatMessage } from '../../../sdk/index.js';
import { useSurroundings } from '../context.js';
import { Attachment, Upload } from '../parts/attachment.js';
import { Avatar } from '../parts/avatar.js';
import { Icon } from '../parts/icons.js';
import { MessageButtons } from '../parts/message-buttons.js';
import { RichText } from '../parts/rich-text.js';
import { StatusSign } from '../parts/status.js';
import { describe } from './describe.js';
import { isMine, type MessageRow } from './rows.js';

interface Actions {
  reply(message: ChatMessage): void;
  /** Of a file that was sent from here: what it looks like without fetching it. */
  previewOf(messageKey: string): string | undefined;
}

export type MessageProps = Omit<MessageRow, 'kind' | 'key'> & Actions;

export const Message = memo(function Message(props: MessageProps): JSX.Element {
  const { message, mine, first, last, chosen } = props;
  const { chat, look, speech } = useSurroundings();
  const { texts } = speech;
  const name = message.operator?.name ?? chat.state.config?.name ?? texts.operator;
  const bare = isBare(message);
  return (
    <article class="message" data-side={mine ? 'mine' : 'theirs'} data-first={first || undefined} data-last={last || undefined}>
      {!mine && (
        <span class="beside">
          {last && <Avatar picture={message.operator ? '' : look.avatar} letters={message.operator?.initials ?? '…'} />}
        </span>
      )}
      <div class="column">
        {first && !mine ? <span class="author">{name}</span> : <span class="hidden">{mine ? texts.you : name}: </span>}
        <div class="line">
          <div class="bubble" data-bare={bare || undefined} data-deleted={message.deleted || undefined}>
            <Content {...props} />
            <Meta message={message} mine={mine} />
          </div>
          {!mine && !message.deleted && (
            <button
              type="button"
              class="replyButton"
              aria-label={`${texts.reply}: ${describe(message, texts)}`}
              title={texts.reply}
              onClick={() => props.reply(message)}
            >
              <Icon name="reply" size={18} />
            </button>
          )}
        </div>
        {message.buttons.length > 0 && !message.deleted && <MessageButtons message={message} chosen={chosen} />}
        {message.status === 'NOT_DELIVERED' && <NotDelivered message={message} />}
      </div>
    </article>
  );
});

function Content({ message, quoted, previewOf }: MessageProps): JSX.Element {
  const { texts } = useSurroundings().speech;
  if (message.deleted) return <p class="text">{texts.deleted}</p>;
  const preview = previewOf(message.key);
  const files = message.attachments.length > 0 || message.pending.length > 0;
  const nothing = !message.text && !files && !message.location && message.contacts.length === 0;
  return (
    <>
      {message.quotes && !message.press && <Quote quoted={quoted} />}
      {message.attachments.map((file) => (
        <Attachment key={file.id} file={file} preview={preview} />
      ))}
      {message.pending.map((file, index) => (
        <Upload key={index} file={file} preview={preview} />
      ))}
      {message.location && <Place place={message.location} />}
      {message.contacts.map((contact, index) => (
        <Contact key={index} contact={contact} />
      ))}
      {message.text && <RichText text={message.text} />}
      {nothing && <p class="text">{message.press?.text ?? texts.empty}</p>}
    </>
  );
}

function Meta({ message, mine }: { message: ChatMessage; mine: boolean }): JSX.Element {
  const { speech } = useSurroundings();
  return (
    <span class="meta">
      {message.edited && !message.deleted && <span>{speech.texts.edited}</span>}
      <time dateTime={message.date}>{speech.time(message.date)}</time>
      {mine && <StatusSign message={message} />}
    </span>
  );
}

function Quote({ quoted }: { quoted: ChatMessage | null }): JSX.Element {
  const { texts } = useSurroundings().speech;
  const name = quoted && (isMine(quoted) ? texts.you : (quoted.operator?.name ?? texts.operator));
  return (
    <blockquote class="quote">
      {name && <b>{name}</b>}
      <span>{quoted ? describe(quoted, texts) : texts.lostQuote}</span>
    </blockquote>
  );
}

function NotDelivered({ message }: { message: ChatMessage }): JSX.Element {
  const { chat, speech } = useSurroundings();
  return (
    <div class="notDelivered" role="alert">
      <span>{speech.texts.notDelivered}</span>
      <button type="button" onClick={() => chat.retry(message)}>
        {speech.texts.retry}
      </button>
      <button type="button" onClick={() => chat.discard(message)}>
        {speech.texts.discard}
      </button>
    </div>
  );
}

function Place({ place }: { place: NonNullable<ChatMessage['location']> }): JSX.Element {
  const { texts } = useSurroundings().speech;
  return (
    <div class="file">
      <span class="fileIcon">
        <Icon name="place" size={20} />
      </span>
      <span class="fileWords">
        <span class="fileName">{place.name ?? texts.place}</span>
        <span class="fileNote">{place.address ?? `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}`}</span>
      </span>
    </div>
  );
}

function Contact({ contact }: { contact: ChatMessage['contacts'][number] }): JSX.Element {
  const { texts } = useSurroundings().speech;
  return (
    <div class="file">
      <span class="fileIcon">
        <Icon name="person" size={20} />
      </span>
      <span class="fileWords">
        <span class="fileName">{contact.name || texts.contact}</span>
        {contact.phones.map((phone) => (
          <a key={phone} class="fileNote" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
            {phone}
          </a>
        ))}
        {contact.emails.map((email) => (
          <a key={email} class="fileNote" href={`mailto:${email}`}>
            {email}
          </a>
        ))}
      </span>
    </div>
  );
}

/** A picture alone needs no bubble around it. */
function isBare({ text, attachments, pending, quotes, deleted }: ChatMessage): boolean {
  const files = [...attachments, ...pending];
  return !deleted && !text && !quotes && files.length === 1 && (files[0]?.kind === 'image' || files[0]?.kind === 'sticker');
}
