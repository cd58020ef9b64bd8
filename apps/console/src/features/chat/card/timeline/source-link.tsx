import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TimelineMessage } from '../../../../api/cards.js';
import { TransportIcon } from '../../../../ui/transport/transport-icon.js';
import type { ChatSearch } from '../../search.js';
import classes from './timeline.module.css';

interface Props {
  message: TimelineMessage;
  /** With the channel's name in words, not in its icon only. */
  named?: boolean;
  /** Stands inside a line of text. */
  inLine?: boolean;
  tabbable: boolean;
}

/** The channel of a message, and the way to where it stands in its dialog. */
export function SourceLink({ message, named = false, inLine = false, tabbable }: Props) {
  const { t } = useTranslation('card');
  const { channel, dialogId, id } = message;
  const name = t('timeline.open', { channel: channel.name });
  return (
    <Link
      to="/chat/$dialogId"
      params={{ dialogId: String(dialogId) }}
      search={(old: ChatSearch) => ({ ...old, message: id, pane: undefined })}
      className={classes.source}
      data-in-line={inLine || undefined}
      tabIndex={tabbable ? 0 : -1}
      aria-label={name}
      title={name}
      preload={false}
    >
      <TransportIcon transport={channel.transport} />
      {named ? <span>{channel.name}</span> : null}
    </Link>
  );
}
