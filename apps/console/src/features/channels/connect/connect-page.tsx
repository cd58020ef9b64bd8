import { ActionIcon, Button, Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { transportsQuery } from '../../../api/channels.js';
import { errorText } from '../../../ui/toast.js';
import { TransportIcon } from '../../../ui/transport/transport-icon.js';
import { useTransportName } from '../../../ui/transport/use-transport-name.js';
import classes from '../channel/channel.module.css';
import { BackToList } from '../parts/back-to-list.js';
import parts from '../parts/parts.module.css';
import { ConnectForm } from './connect-form.js';
import { MessengerCards } from './messenger-cards.js';

/** Connects a channel: first the messenger, then what its provider gave. */
export function ConnectPage() {
  const { t } = useTranslation(['channels', 'ui']);
  const transports = useQuery(transportsQuery);
  const transportName = useTransportName();
  const { transport: wanted } = useSearch({ from: '/shell/channels' });
  const navigate = useNavigate();
  const transport = transports.data?.find((candidate) => candidate.transport === wanted);

  return (
    <div className={classes.page}>
      <header className={classes.header}>
        {transport ? (
          <ActionIcon
            renderRoot={(props) => <Link to="/channels" search={{ channel: 'new' }} {...props} />}
            aria-label={t('channels:connect.otherMessenger')}
          >
            <IconArrowLeft size={20} />
          </ActionIcon>
        ) : (
          <BackToList />
        )}
        {transport && (
          <span className={classes.bigIcon}>
            <TransportIcon transport={transport.transport} size={22} />
          </span>
        )}
        <h2 className={classes.title}>
          {transport ? t('channels:connect.titleOf', { messenger: transportName(transport.transport) }) : t('channels:connect.title')}
        </h2>
      </header>
      {transports.isPending && <Skeleton height={180} />}
      {transports.isError && (
        <p className={parts.problem} role="alert">
          {errorText(transports.error)}{' '}
          <Button size="compact-xs" variant="default" onClick={() => void transports.refetch()}>
            {t('ui:retry')}
          </Button>
        </p>
      )}
      {transport && (
        <ConnectForm
          key={transport.transport}
          transport={transport}
          onConnected={({ id }) => void navigate({ to: '/channels', search: { channel: id } })}
        />
      )}
      {transports.data && !transport && <MessengerCards transports={transports.data} />}
    </div>
  );
}
