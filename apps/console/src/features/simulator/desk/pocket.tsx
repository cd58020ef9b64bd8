import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppearanceSwitches } from '../../../ui/appearance-switches.js';
import { TransportIcon } from '../../../ui/transport/transport-icon.js';
import { phoneKey, shownNumber, type PhoneRef, type SimulatedChannel } from '../model/sim-types.js';
import { Phone } from '../phone/phone.js';
import classes from './desk.module.css';
import { OutsideLinks } from './outside-links.js';
import { PhoneSetup } from './phone-setup.js';
import type { Phones } from './use-phones.js';

/** On a small screen one phone fills the window; the others and the knobs are behind its menu. */
export function Pocket({ channels, wanted, phones, add, remove, replace }: Phones & { channels: SimulatedChannel[]; wanted?: string }) {
  const { t } = useTranslation('simulator');
  const asked = phones.find(({ channelKey }) => channelKey === wanted);
  const [chosen, setChosen] = useState(asked ? phoneKey(asked) : null);
  const [adding, setAdding] = useState(wanted !== undefined && !asked);
  const current = phones.find((phone) => phoneKey(phone) === chosen) ?? phones.at(-1);

  const transportOf = (phone: PhoneRef): string => channels.find(({ channelKey }) => channelKey === phone.channelKey)?.transport ?? '';

  if (!current || adding) {
    return (
      <main className={classes.pocketSetup}>
        <h1 className={classes.title}>{t('title')}</h1>
        <p className={classes.explanation}>{t('explanation')}</p>
        <PhoneSetup
          channels={channels}
          phones={phones}
          wanted={wanted}
          onCreated={(phone) => {
            add(phone);
            setChosen(phoneKey(phone));
            setAdding(false);
          }}
          onCancel={phones.length > 0 ? () => setAdding(false) : undefined}
        />
        <PocketLinks />
      </main>
    );
  }
  return (
    <main className={classes.pocket}>
      <h1 className="visually-hidden">{t('title')}</h1>
      <Phone
        key={phoneKey(current)}
        phone={current}
        channel={channels.find((channel) => channel.channelKey === current.channelKey)}
        framed={false}
        onChanged={(key, phone) => {
          replace(key, phone);
          setChosen(phoneKey(phone));
        }}
        onRemove={() => remove(phoneKey(current))}
        menu={
          <>
            <div className={classes.phoneList} role="group" aria-label={t('pocket.phones')}>
              {phones.map((phone) => (
                <Button
                  key={phoneKey(phone)}
                  variant={phone === current ? 'light' : 'subtle'}
                  color={phone === current ? undefined : 'gray'}
                  justify="flex-start"
                  aria-pressed={phone === current}
                  leftSection={<TransportIcon transport={transportOf(phone)} size={16} />}
                  onClick={() => setChosen(phoneKey(phone))}
                >
                  {[phone.name, shownNumber(phone.phone)].filter(Boolean).join(' · ')}
                </Button>
              ))}
              <Button
                variant="subtle"
                color="gray"
                justify="flex-start"
                leftSection={<IconPlus size={16} />}
                onClick={() => setAdding(true)}
              >
                {t('setup.another')}
              </Button>
            </div>
            <PocketLinks />
          </>
        }
      />
    </main>
  );
}

function PocketLinks() {
  return (
    <div className={classes.pocketLinks}>
      <OutsideLinks />
      <AppearanceSwitches />
    </div>
  );
}
