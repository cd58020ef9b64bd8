import { Button, Loader } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../../ui/toast.js';
import { proposedChannel } from '../desk/channel-groups.js';
import { ChannelSelect } from '../desk/channel-select.js';
import { phonesQuery } from '../model/simulator-api.js';
import { phoneKey } from '../model/sim-types.js';
import { Phone } from '../phone/phone.js';
import classes from './trial-phone.module.css';
import { useFreshPerson } from './use-fresh-person.js';

const KEPT = 'deskwire.trial-channel';

/** One phone beside something else on the page: somebody new who begins by saying `text`, on any channel that can be simulated. */
export default function TrialPhone({ text }: { text: string }) {
  const { t } = useTranslation('simulator');
  const { data: channels, error } = useQuery(phonesQuery);
  const [wanted, setWanted] = useState(() => sessionStorage.getItem(KEPT) ?? undefined);
  const [round, setRound] = useState(0);
  const channel = channels && proposedChannel(channels, [], wanted);
  const names = t('setup.names', { returnObjects: true }) as string[];
  const { phone, failure, replace } = useFreshPerson(channel?.channelKey, text, names[round % names.length] ?? '', round);

  const choose = (key: string | null): void => {
    if (key === null) return;
    sessionStorage.setItem(KEPT, key);
    setWanted(key);
  };
  const problem = error ?? failure;
  return (
    <div className={classes.trial}>
      <div className={classes.choice}>
        {channels ? <ChannelSelect channels={channels} value={channel?.channelKey ?? null} onChange={choose} /> : null}
        <Button variant="default" leftSection={<IconUserPlus size={15} />} onClick={() => setRound((count) => count + 1)}>
          {t('trial.another')}
        </Button>
      </div>
      {problem ? (
        <p className={classes.problem} role="alert">
          {errorText(problem)}
        </p>
      ) : null}
      {phone ? (
        <div className={classes.phone} key={phoneKey(phone)}>
          <Phone phone={phone} channel={channel} framed={false} onChanged={replace} onRemove={() => setRound((count) => count + 1)} />
        </div>
      ) : problem ? null : (
        <Loader className={classes.loader} aria-label={t('trial.loading')} />
      )}
    </div>
  );
}
