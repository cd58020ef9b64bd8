import { Button, Skeleton } from '@mantine/core';
import { IconArrowLeft, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsQuery, transportsQuery } from '../../../api/channels.js';
import type { Channel, Transport } from '../../../api/channel-types.js';
import { forgetOnboardingFields } from '../../../api/onboarding.js';
import { errorText } from '../../../ui/toast.js';
import { TransportIcon } from '../../../ui/transport/transport-icon.js';
import { useTransportName } from '../../../ui/transport/use-transport-name.js';
import { useDrafting, useField, useFormDraft } from '../model/use-drafting.js';
import pane from '../pane.module.css';
import classes from './steps.module.css';
import { OnboardingPartsSlot } from '../parts-slot.js';
import { useRivalWords } from '../parts/rival-note.js';
import { TestChannel } from '../parts/test-channel.js';
import { StepEnd } from './step-end.js';
import type { StepProps } from './step-pane.js';
import { useStepEnd } from './use-step-end.js';

/** Connects one messenger or several, with the same forms as the channels' page. */
export function ChannelsStep({ onboarding, step }: StepProps) {
  const { t } = useTranslation('onboarding');
  const parts = use(OnboardingPartsSlot);
  const transports = useQuery(transportsQuery);
  const { data: channels = [] } = useQuery(channelsQuery);
  const chosen = useField<string>('channels', 'transport', '');
  const [another, setAnother] = useState(false);
  const ending = useStepEnd({ onboarding, step });
  const transport = transports.data?.find((one) => one.transport === chosen.shown);
  const isChoosing = !transport && (another || channels.length === 0);
  return (
    <>
      {channels.length > 0 && <Connected channels={channels} />}
      {transports.isError && (
        <p className={pane.problem} role="alert">
          {errorText(transports.error)}
        </p>
      )}
      {transports.isPending && <Skeleton height={180} />}
      {transport && <Connecting key={transport.transport} transport={transport} onLeave={() => chosen.choose('')} />}
      {isChoosing && transports.data && parts && (
        <>
          {channels.length === 0 && <TestChannel />}
          <parts.Messengers transports={transports.data} onChoose={chosen.choose} />
        </>
      )}
      {!transport && !isChoosing && (
        <div>
          <Button variant="default" leftSection={<IconPlus size={15} />} onClick={() => setAnother(true)}>
            {t('channels.another')}
          </Button>
        </div>
      )}
      <StepEnd ending={ending} />
    </>
  );
}

/** The form of one messenger; each keeps what was typed for it, also while another is looked at. */
function Connecting({ transport, onLeave }: { transport: Transport; onLeave: () => void }) {
  const { t } = useTranslation('onboarding');
  const parts = use(OnboardingPartsSlot);
  const transportName = useTransportName();
  const { drafts } = useDrafting();
  const words = useRivalWords();
  const draft = useFormDraft('channels', transport.transport, words);
  const name = transportName(transport.transport);
  const connected = (): void => {
    const starting = `${transport.transport}.`;
    onLeave();
    drafts.forgetBelow(`channels/${starting}`);
    void forgetOnboardingFields('channels', starting).catch(() => undefined);
  };
  return (
    <section className={classes.part} aria-labelledby="set-up-messenger">
      <div className={classes.partHead}>
        <TransportIcon transport={transport.transport} size={20} />
        <h3 className={classes.partTitle} id="set-up-messenger">
          {t('channels.connect', { messenger: name })}
        </h3>
        <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconArrowLeft size={14} />} onClick={onLeave}>
          {t('channels.other')}
        </Button>
      </div>
      {parts && <parts.ConnectForm transport={transport} draft={draft} onConnected={connected} />}
    </section>
  );
}

/** What is connected, here or on the channels' page. A personal number still wants somebody to sign in. */
function Connected({ channels }: { channels: readonly Channel[] }) {
  const { t } = useTranslation('onboarding');
  const parts = use(OnboardingPartsSlot);
  const transportName = useTransportName();
  return (
    <section className={classes.part} aria-labelledby="set-up-connected">
      <h3 className={classes.partTitle} id="set-up-connected">
        {t('channels.connected', { count: channels.length })}
      </h3>
      <ul className={classes.rows}>
        {channels.map((channel) => (
          <li key={channel.id} className={classes.row}>
            <TransportIcon transport={channel.transport} size={18} />
            <span className={classes.rowName}>
              <Link to="/channels" search={{ channel: channel.id }}>
                {channel.name}
              </Link>
              <span className={classes.rowNote}>{[transportName(channel.transport), channel.phone].filter(Boolean).join(' · ')}</span>
            </span>
            <span className={classes.rowState} data-state={channel.state}>
              {t(`channels.state.${channel.state}`)}
            </span>
          </li>
        ))}
      </ul>
      {parts &&
        channels
          .filter(({ session }) => session && session.state !== 'open')
          .map((channel) => <parts.SignIn key={channel.id} channel={channel} />)}
    </section>
  );
}
