import { Loader } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/api-error.js';
import { errorText } from '../../../ui/toast.js';
import { createPhone, phoneQuery } from '../model/simulator-api.js';
import { phoneKey, type PhoneRef } from '../model/sim-types.js';
import { Phone } from '../phone/phone.js';
import classes from './trial-phone.module.css';

const nameOf = (channelKey: string): string => `deskwire.channel-phone.${channelKey}`;

interface Props {
  channelKey: string;
  /** Where the simulator can't play this channel. */
  otherwise: ReactNode;
}

/** One phone that writes to this channel, and is the same when one comes back to it in this window. */
export default function ChannelPhone({ channelKey, otherwise }: Props) {
  const { t } = useTranslation('simulator');
  const channel = useQuery(phoneQuery(channelKey));
  const { phone, problem, replace } = usePhoneOf(
    channelKey,
    (t('setup.names', { returnObjects: true }) as string[])[0] ?? '',
    channel.isSuccess,
  );
  if (channel.isError) {
    if (isApiError(channel.error) && channel.error.status === 404) return otherwise;
    return (
      <p className={classes.problem} role="alert">
        {errorText(channel.error)}
      </p>
    );
  }
  if (problem) {
    return (
      <p className={classes.problem} role="alert">
        {errorText(problem)}
      </p>
    );
  }
  if (!phone || !channel.data) return <Loader className={classes.loader} aria-label={t('trial.loading')} />;
  return (
    <div className={classes.phone} key={phoneKey(phone)}>
      <Phone phone={phone} channel={channel.data} framed={false} onChanged={replace} onRemove={() => replace('', null)} />
    </div>
  );
}

interface PhoneOf {
  phone: PhoneRef | null;
  problem: Error | null;
  replace: (key: string, phone: PhoneRef | null) => void;
}

function usePhoneOf(channelKey: string, name: string, isPlayable: boolean): PhoneOf {
  const [phone, setPhone] = useState<PhoneRef | null>(() => remembered(channelKey));
  const keep = (next: PhoneRef | null): void => {
    sessionStorage.setItem(nameOf(channelKey), JSON.stringify(next));
    setPhone(next);
  };
  const { mutate: create, error } = useMutation({
    mutationFn: () => createPhone({ channelKey, name }),
    onSuccess: (clientId) => keep({ channelKey, clientId, name, phone: null }),
  });
  useEffect(() => {
    if (isPlayable && phone === null) create();
  }, [isPlayable, phone, create]);
  return { phone, problem: error, replace: (_, next) => keep(next) };
}

function remembered(channelKey: string): PhoneRef | null {
  try {
    return JSON.parse(sessionStorage.getItem(nameOf(channelKey)) ?? 'null') as PhoneRef | null;
  } catch {
    return null;
  }
}
