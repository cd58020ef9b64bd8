import { IconBan, IconCheck, IconChecks, IconClock, IconExclamationCircle } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../ui/format.js';
import type { SimMessage } from '../model/sim-types.js';
import { BubbleActions } from './bubble-actions.js';
import { BubbleButtons, PressLine } from './bubble-buttons.js';
import { AttachmentView, LocationView } from './bubble-parts.js';
import { describe } from './describe.js';
import { usePhoneNature } from './phone-context.js';
import classes from '../../../ui/messenger/bubble.module.css';
import type { PhoneActions } from './use-phone-actions.js';

interface BubbleProps {
  message: SimMessage;
  /** The first of several from the same side has the corner. */
  first: boolean;
  quoted: SimMessage | null;
  /** Of its buttons, by payload. */
  presses: ReadonlyMap<string, SimMessage>;
  channelName: string;
  actions: PhoneActions;
  onReply: (message: SimMessage) => void;
  onEdit: (message: SimMessage) => void;
  onJump: (id: string) => void;
  onList: (message: SimMessage) => void;
}

export const Bubble = memo(function Bubble(props: BubbleProps) {
  const { message, first, quoted, presses, channelName, actions, onReply, onEdit, onJump, onList } = props;
  const { t } = useTranslation('simulator');
  const { skin } = usePhoneNature();
  const own = message.direction === 'in';
  const author = own ? t('bubble.you') : channelName;
  if (message.pressed !== undefined && !skin.pressIsMessage) return <PressLine press={message} />;
  const buttons = !message.deleted && <BubbleButtons message={message} presses={presses} actions={actions} onList={onList} />;
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
      <div className={classes.stack}>
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
          {skin.buttons === 'lines' && buttons}
        </div>
        {skin.buttons !== 'lines' && buttons}
      </div>
      {!message.deleted && <BubbleActions message={message} actions={actions} onReply={onReply} onEdit={onEdit} />}
    </div>
  );
});

function BubbleContent({ message, quoted, quotedAuthor, onJump }: BubbleProps & { quotedAuthor: string }) {
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
  const { skin } = usePhoneNature();
  const label = t(`bubble.status.${status}`);
  const Taken = skin.ticks === 'single' ? IconCheck : IconChecks;
  const Icon = status === 'sending' ? IconClock : status === 'failed' ? IconExclamationCircle : Taken;
  const hidden = status === 'sent' && skin.ticks === 'none';
  const look = status === 'failed' ? classes.failed : hidden ? 'visually-hidden' : undefined;
  return (
    <span role="img" aria-label={label} title={label} data-status={status} className={look}>
      <Icon size={15} aria-hidden="true" style={{ display: 'block' }} />
    </span>
  );
}
