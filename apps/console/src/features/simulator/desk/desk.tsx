import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { phoneKey, type SimulatedChannel } from '../model/sim-types.js';
import { Phone } from '../phone/phone.js';
import classes from './desk.module.css';
import { PhoneSetup } from './phone-setup.js';
import type { Phones } from './use-phones.js';

/** Several phones side by side, and a place for one more. */
export function Desk({ channels, wanted, phones, add, remove, replace }: Phones & { channels: SimulatedChannel[]; wanted?: string }) {
  const { t } = useTranslation('simulator');
  const [adding, setAdding] = useState(wanted !== undefined && !phones.some(({ channelKey }) => channelKey === wanted));
  return (
    <main className={classes.desk}>
      {phones.map((phone) => (
        <div key={phoneKey(phone)} className={classes.place}>
          <Phone
            phone={phone}
            channel={channels.find((channel) => channel.channelKey === phone.channelKey)}
            framed
            onChanged={replace}
            onRemove={() => remove(phoneKey(phone))}
          />
        </div>
      ))}
      {adding || phones.length === 0 ? (
        <PhoneSetup
          channels={channels}
          phones={phones}
          wanted={wanted}
          onCreated={(phone) => {
            add(phone);
            setAdding(false);
          }}
          onCancel={phones.length > 0 ? () => setAdding(false) : undefined}
        />
      ) : (
        <Button className={classes.addPhone} variant="default" leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
          {t('setup.another')}
        </Button>
      )}
    </main>
  );
}
