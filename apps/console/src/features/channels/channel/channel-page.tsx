import { Button } from '@mantine/core';
import { IconAlertTriangle, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../api/types.js';
import { useFormats } from '../../../ui/format.js';
import { BackToList } from '../parts/back-to-list.js';
import { StateMark } from '../parts/state-mark.js';
import { useTransportName } from '../parts/use-transport-name.js';
import classes from './channel.module.css';
import { Distribution } from './distribution.js';
import { Quarantine } from './quarantine.js';
import { SettingsForm } from './settings-form.js';
import { useChannelChange } from './use-channel-change.js';
import { WebhookAddress } from './webhook-address.js';

export function ChannelPage({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels');
  const formats = useFormats();
  const transportName = useTransportName();
  const change = useChannelChange(channel);
  const active = channel.state === 'active';

  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <BackToList />
        <div className={classes.headerText}>
          <h2 className={classes.title}>{channel.name}</h2>
          <div className={classes.subtitle}>
            <StateMark state={channel.state} />
            <span>{[transportName(channel.transport), channel.phone].filter(Boolean).join(' · ')}</span>
          </div>
        </div>
        <Button
          variant="default"
          leftSection={active ? <IconPlayerPause size={15} /> : <IconPlayerPlay size={15} />}
          loading={change.isPending && change.variables.state !== undefined}
          onClick={() => change.mutate({ state: active ? 'paused' : 'active' })}
        >
          {t(active ? 'pause' : 'resume')}
        </Button>
      </header>
      {channel.lastError && (
        <div className={classes.error} role="note">
          <IconAlertTriangle size={18} aria-hidden="true" />
          <div>
            <strong>{t('lastError')}</strong>{' '}
            {channel.lastErrorAt && <time dateTime={channel.lastErrorAt}>{formats.full(channel.lastErrorAt)}</time>}
            <p>{channel.lastError}</p>
          </div>
        </div>
      )}
      <p className={classes.fact}>
        {channel.lastInboundAt ? t('lastInbound', { at: formats.full(channel.lastInboundAt) }) : t('noInboundYet')}
      </p>
      <WebhookAddress path={channel.webhookPath} />
      <SettingsForm channel={channel} />
      <Distribution channel={channel} change={change} />
      <Quarantine channel={channel} />
    </div>
  );
}
