import { IconAlertTriangle, IconArchive } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../api/channel-types.js';
import { useFormats } from '../../ui/format.js';
import { TransportIcon } from '../../ui/transport/transport-icon.js';
import { useTransportName } from '../../ui/transport/use-transport-name.js';
import classes from './channels.module.css';
import { byTrouble, lastActivity } from './parts/health.js';
import { StateMark } from './parts/state-mark.js';

/** All channels; those that need somebody come first. */
export function ChannelList({ channels, chosen }: { channels: Channel[]; chosen: number | 'new' | undefined }) {
  const { t } = useTranslation('channels');
  if (channels.length === 0) return <p className={classes.none}>{t('none')}</p>;
  return (
    <ul className={classes.rows}>
      {[...channels].sort(byTrouble).map((channel) => (
        <li key={channel.id}>
          <Row channel={channel} current={channel.id === chosen} />
        </li>
      ))}
    </ul>
  );
}

function Row({ channel, current }: { channel: Channel; current: boolean }) {
  const { t } = useTranslation('channels');
  const formats = useFormats();
  const transportName = useTransportName();
  const at = lastActivity(channel);
  return (
    <Link to="/channels" search={{ channel: channel.id }} className={classes.row} aria-current={current ? 'page' : undefined}>
      <span className={classes.rowTop}>
        <span className={classes.rowIcon}>
          <TransportIcon transport={channel.transport} size={17} />
        </span>
        <span className={classes.rowName}>{channel.name}</span>
        <StateMark channel={channel} />
      </span>
      <span className={classes.rowLine}>
        <span className={classes.rowKind}>{[transportName(channel.transport), channel.phone].filter(Boolean).join(' · ')}</span>
        <span className={classes.rowTime}>{at ? formats.short(at) : t('noInbound')}</span>
      </span>
      {channel.lastError && (
        <span className={classes.rowError}>
          <IconAlertTriangle size={14} aria-hidden="true" />
          <span>{channel.lastError}</span>
        </span>
      )}
      {channel.quarantined > 0 && (
        <span className={classes.rowHeld}>
          <IconArchive size={14} aria-hidden="true" />
          {t('quarantine.count', { count: channel.quarantined })}
        </span>
      )}
    </Link>
  );
}
