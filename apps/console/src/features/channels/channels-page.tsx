import './texts.js';
import { Button, Skeleton } from '@mantine/core';
import { IconLock, IconPlugConnected, IconPlugConnectedX, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsQuery } from '../../api/channels.js';
import { useMay } from '../../api/use-may.js';
import type { Channel } from '../../api/channel-types.js';
import { EmptyState } from '../../ui/empty-state.js';
import { errorText } from '../../ui/toast.js';
import { useNarrow } from '../../ui/use-width.js';
import { ChannelPage } from './channel/channel-page.js';
import { ChannelList } from './channel-list.js';
import classes from './channels.module.css';
import { ConnectPage } from './connect/connect-page.js';

/** The connected numbers and bots: how each is doing, and its settings. Secrets go in and never come out again. */
export default function ChannelsPage() {
  const { t } = useTranslation('channels');
  const may = useMay('channels');
  useEffect(() => {
    document.title = `${t('title')} · Deskwire`;
  }, [t]);
  if (may === undefined) return null;
  if (may) return <Channels />;
  return (
    <EmptyState icon={<IconLock size={22} />} title={t('adminsOnly.title')}>
      {t('adminsOnly.text')}
    </EmptyState>
  );
}

function Channels() {
  const { t } = useTranslation(['channels', 'ui']);
  const channels = useQuery(channelsQuery);
  const { channel: chosen } = useSearch({ from: '/shell/channels' });
  const narrow = useNarrow();

  if (channels.isError && !channels.data) {
    return (
      <EmptyState
        icon={<IconPlugConnectedX size={22} />}
        title={t('channels:problem')}
        action={<Button onClick={() => void channels.refetch()}>{t('ui:retry')}</Button>}
      >
        {errorText(channels.error)}
      </EmptyState>
    );
  }
  const list = (
    <section className={classes.list} aria-labelledby="channels-title" data-region="list">
      <header className={classes.listHeader}>
        <h1 className={classes.title} id="channels-title">
          {t('channels:title')}
        </h1>
        <Button
          renderRoot={(props) => <Link to="/channels" search={{ channel: 'new' }} {...props} />}
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} />}
        >
          {t('channels:connect.action')}
        </Button>
      </header>
      {channels.data ? <ChannelList channels={channels.data} chosen={chosen} /> : <ListSkeleton />}
    </section>
  );
  if (narrow && chosen === undefined) return list;
  return (
    <div className={classes.split}>
      {narrow ? <h1 className="visually-hidden">{t('channels:title')}</h1> : list}
      <section className={classes.detail} data-region="channel" aria-label={t('channels:detail')} tabIndex={-1}>
        {channels.data && <Detail channels={channels.data} chosen={chosen} />}
      </section>
    </div>
  );
}

function Detail({ channels, chosen }: { channels: Channel[]; chosen: number | 'new' | undefined }) {
  const { t } = useTranslation('channels');
  if (chosen === 'new' || (chosen === undefined && channels.length === 0)) return <ConnectPage />;
  // Nothing to choose from: the only channel is the one that is meant.
  const channel = channels.length === 1 && chosen === undefined ? channels[0] : channels.find(({ id }) => id === chosen);
  if (channel) return <ChannelPage key={channel.id} channel={channel} />;
  return (
    <EmptyState icon={<IconPlugConnected size={22} />} title={t(chosen === undefined ? 'choose.title' : 'unknown.title')}>
      {t(chosen === undefined ? 'choose.text' : 'unknown.text')}
    </EmptyState>
  );
}

function ListSkeleton() {
  return (
    <div className={classes.rows} aria-busy="true">
      {[0, 1, 2].map((row) => (
        <div key={row} className={classes.row}>
          <Skeleton height={14} width="60%" />
          <Skeleton height={12} width="80%" mt={8} />
        </div>
      ))}
    </div>
  );
}
