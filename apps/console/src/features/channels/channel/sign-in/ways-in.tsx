import { Button, Tabs, TextInput } from '@mantine/core';
import { IconDeviceMobile, IconQrcode } from '@tabler/icons-react';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelSession } from '../../../../api/channel-types.js';
import classes from '../channel.module.css';
import { QrCode } from '../../../../ui/qr/qr-code.js';
import own from './sign-in.module.css';
import type { Step } from './use-sign-in.js';

export type Way = 'qr' | 'phone';

interface Props extends Step {
  transport: string;
  session: ChannelSession;
  way: Way;
  onWay(way: Way): void;
}

/** The two ways in: the phone looks at a code, or a code comes to the phone. WhatsApp knows only the first. */
export function WaysIn({ transport, session, way, onWay, ...step }: Props) {
  const { t } = useTranslation('channels');
  if (!hasCodes(transport)) return <ByQr transport={transport} session={session} {...step} />;
  return (
    <Tabs value={way} onChange={(chosen) => onWay(chosen === 'phone' ? 'phone' : 'qr')} keepMounted={false}>
      <Tabs.List aria-label={t('signIn.ways')}>
        <Tabs.Tab value="qr" leftSection={<IconQrcode size={16} />}>
          {t('signIn.qr.tab')}
        </Tabs.Tab>
        {familyOf(transport) !== 'whatsapp' && (
          <Tabs.Tab value="phone" leftSection={<IconDeviceMobile size={16} />}>
            {t('signIn.phone.tab')}
          </Tabs.Tab>
        )}
      </Tabs.List>
      <Tabs.Panel value="qr" pt="md">
        <ByQr transport={transport} session={session} {...step} />
      </Tabs.Panel>
      <Tabs.Panel value="phone" pt="md">
        <ByPhone {...step} />
      </Tabs.Panel>
    </Tabs>
  );
}

/** WhatsApp links a device by its QR code alone. */
const hasCodes = (transport: string): boolean => !transport.startsWith('whatsapp');

const familyOf = (transport: string): string => ['telegram', 'whatsapp'].find((family) => transport.startsWith(family)) ?? 'other';

function ByQr({ transport, session, run, pending }: Step & { transport: string; session: ChannelSession }) {
  const { t } = useTranslation('channels');
  const steps = t(`signIn.qr.steps.${familyOf(transport)}`, { returnObjects: true }) as string[];
  const awaits = session.state === 'awaits_qr';
  return (
    <div className={own.qrWay}>
      {awaits && (session.qr ? <QrCode content={session.qr} label={t('signIn.qr.label')} /> : <p>{t('signIn.qr.waiting')}</p>)}
      <div className={own.qrText}>
        <ol className={own.steps}>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <Button variant={awaits ? 'default' : 'filled'} loading={pending === 'qr'} onClick={() => run({ step: 'qr' })}>
          {t(awaits ? 'signIn.qr.again' : 'signIn.qr.action')}
        </Button>
      </div>
    </div>
  );
}

function ByPhone({ run, pending, wrong }: Step) {
  const { t } = useTranslation('channels');
  const [phone, setPhone] = useState('');
  const [missing, setMissing] = useState(false);
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    const digits = phone.replace(/[^\d+]/g, '');
    setMissing(!/\d/.test(digits));
    if (/\d/.test(digits)) run({ step: 'phone', phone: digits });
  };
  return (
    <form className={classes.form} onSubmit={send} noValidate>
      <TextInput
        className={own.field}
        label={t('signIn.phone.label')}
        description={t('signIn.phone.help')}
        type="tel"
        autoComplete="off"
        placeholder="+79005550101"
        value={phone}
        error={missing ? t('signIn.phoneMissing') : wrong.phone}
        onChange={(event) => setPhone(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button type="submit" loading={pending === 'phone'}>
          {t('signIn.phone.action')}
        </Button>
      </div>
    </form>
  );
}
