import { IconBan, IconCheck, IconChecks, IconClock, IconCornerDownLeft, IconExclamationCircle } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../ui/format.js';
import type { SimMessage } from '../model/sim-types.js';
import { BubbleActions } from './bubble-actions.js';
import { AttachmentView, LocationView } from './bubble-parts.js';
import { describe } from './describe.js';
import classes from './thread.module.css';
import type { PhoneActions } from './use-phone-actions.js';

interface BubbleProps {
  message: SimMessage;
  /** The first of several from the same side has the corner. */
  first: boolean;
  quoted: SimMessage | null;
  pressed: ReadonlySet<string>;
  channelName: string;
  actions: PhoneActions;
  onReply: (message: SimMessage) => void;
  onEdit: (message: SimMessage) => void;
  onJump: (id: string) => void;
}

export const Bubble = memo(function Bubble(props: BubbleProps) {
  const { message, first, quoted, channelName, actions, onReply, onEdit, onJump } = props;
  const { t } = useTranslation('simulator');
  const own = message.direction === 'in';
  const author = own ? t('bubble.you') : channelName;
  return (
    <div
      className={classes.row}
      data-message={message.id}
      data-own={own || undefined}
      data-first={first || undefined}
      data-reacted={message.reaction ? true : undefined}
      role="article"
      aria-label={`${author}: ${describe(message, t)}`}
    >
      <div className={classes.bubble}>
        {message.deleted ? (
          <div className={classes.body}>
            <p className={`${classes.text} ${classes.gone}`}>
              <IconBan size={14} aria-hidden="true" /> {t('bubble.deleted')}
            </p>
            <Meta message={message} />
          </div>
        ) : (
          <BubbleContent {...props} quotedAuthor={quoted?.direction === 'in' ? t('bubble.you') : channelName} onJump={onJump} />
        )}
        {message.reaction && !message.deleted && (
          <span className={classes.reaction} role="img" aria-label={t('bubble.reaction', { emoji: message.reaction })}>
            {message.reaction}
          </span>
        )}
      </div>
      {!message.deleted && <BubbleActions message={message} actions={actions} onReply={onReply} onEdit={onEdit} />}
    </div>
  );
});

function BubbleContent({ message, quoted, quotedAuthor, pressed, actions, onJump }: BubbleProps & { quotedAuthor: string }) {
  const { t } = useTranslation('simulator');
  return (
    <>
      {message.attachment && <AttachmentView attachment={message.attachment} />}
      {message.location && <LocationView location={message.location} />}
      <div className={classes.body}>
        {message.quotes && (
          <button type="button" className={classes.quote} onClick={() => onJump(message.quotes ?? '')} disabled={!quoted}>
            <strong>{quotedAuthor}</strong>
            <span>{quoted ? describe(quoted, t) : t('bubble.quoteGone')}</span>
          </button>
        )}
        {message.text && <p className={classes.text}>{message.text}</p>}
        <Meta message={message} />
      </div>
      {message.buttons && message.buttons.length > 0 && (
        <div className={classes.buttons}>
          {message.buttons.map((button) => (
            <button key={button.payload} type="button" className={classes.press} onClick={() => void actions.press(message, button)}>
              {pressed.has(button.title) ? <IconCheck size={16} aria-hidden="true" /> : <IconCornerDownLeft size={16} aria-hidden="true" />}
              {button.title}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

function Meta({ message }: { message: SimMessage }) {
  const { t } = useTranslation('simulator');
  const formats = useFormats();
  return (
    <div className={classes.meta}>
      {message.edited && !message.deleted && <span>{t('bubble.edited')}</span>}
      <time dateTime={message.at}>{formats.time(message.at)}</time>
      {message.direction === 'in' && <Ticks status={message.status ?? 'sent'} />}
    </div>
  );
}

function Ticks({ status }: { status: NonNullable<SimMessage['status']> }) {
  const { t } = useTranslation('simulator');
  const label = t(`bubble.status.${status}`);
  const Icon = status === 'sending' ? IconClock : status === 'failed' ? IconExclamationCircle : IconChecks;
  return (
    <span role="img" aria-label={label} title={label} data-status={status} className={status === 'failed' ? classes.failed : undefined}>
      <Icon size={15} aria-hidden="true" style={{ display: 'block' }} />
    </span>
  );
}
