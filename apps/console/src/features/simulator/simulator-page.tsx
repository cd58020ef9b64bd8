import { Button } from '@mantine/core';
import { IconDeviceMobileOff, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../api/api-error.js';
import { EmptyState } from '../../ui/empty-state.js';
import { errorText } from '../../ui/toast.js';
import { useNarrow } from '../../ui/use-width.js';
import { Desk } from './desk/desk.js';
import { DeskHeader } from './desk/desk-header.js';
import classes from './desk/desk.module.css';
import { Pocket } from './desk/pocket.js';
import { usePhones } from './desk/use-phones.js';
import { phonesQuery } from './model/simulator-api.js';
import type { SimulatedChannel } from './model/sim-types.js';

/** A visitor plays the client: phones side by side on a desk, or one that fills the window of a real phone. */
export default function SimulatorPage() {
  const { t } = useTranslation(['simulator', 'ui']);
  const channels = useQuery(phonesQuery);
  const narrow = useNarrow();
  const title = t('simulator:title');
  useEffect(() => {
    document.title = `${title} · Deskwire`;
  }, [title]);

  if (channels.data && channels.data.length > 0)
    return narrow ? <PocketPage channels={channels.data} /> : <DeskPage channels={channels.data} />;
  return (
    <div className={classes.page}>
      <DeskHeader />
      <main className={classes.middle} aria-busy={channels.isPending}>
        {channels.isError && (
          <EmptyState
            icon={<IconPlugConnectedX size={22} />}
            title={isApiError(channels.error) && channels.error.status === 404 ? t('simulator:off.title') : t('simulator:problem.title')}
            action={<Button onClick={() => void channels.refetch()}>{t('ui:retry')}</Button>}
          >
            {isApiError(channels.error) && channels.error.status === 404 ? t('simulator:off.text') : errorText(channels.error)}
          </EmptyState>
        )}
        {channels.data && (
          <EmptyState icon={<IconDeviceMobileOff size={22} />} title={t('simulator:noChannels.title')}>
            {t('simulator:noChannels.text')}
          </EmptyState>
        )}
      </main>
    </div>
  );
}

function DeskPage({ channels }: { channels: SimulatedChannel[] }) {
  const phones = usePhones();
  const { channel: wanted } = useSearch({ from: '/simulator' });
  return (
    <div className={classes.page}>
      <DeskHeader />
      <Desk channels={channels} wanted={wanted} {...phones} />
    </div>
  );
}

function PocketPage({ channels }: { channels: SimulatedChannel[] }) {
  const phones = usePhones();
  const { channel: wanted } = useSearch({ from: '/simulator' });
  return <Pocket channels={channels} wanted={wanted} {...phones} />;
}
