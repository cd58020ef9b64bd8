import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsQuery } from '../../../api/channels.js';
import { CopyField } from '../../../ui/copy-field.js';
import { QrCode } from '../../../ui/qr/qr-code.js';
import classes from './trial.module.css';
import { linkToPhone } from './ways-to-phone.js';

/** How to play a trial from a phone in one's hand: the words to send, and a way into the messenger where it has one. */
export function RealPhone({ text }: { text: string }) {
  const { t } = useTranslation('trial');
  const { data: channels } = useQuery(channelsQuery);
  const linked = channels?.flatMap((channel) => {
    const link = linkToPhone(channel, text);
    return link ? [{ id: String(channel.id), name: channel.name, link }] : [];
  });
  const [chosen, choose] = useState<string | null>(null);
  const way = linked?.find(({ id }) => id === chosen) ?? linked?.[0];
  return (
    <div className={classes.real}>
      <CopyField label={t('code.label')} value={text} hint={t('code.hint')} />
      {linked && way ? (
        <>
          <Select
            label={t('code.channel')}
            data={linked.map(({ id, name }) => ({ value: id, label: name }))}
            value={way.id}
            onChange={choose}
            allowDeselect={false}
          />
          <a className={classes.link} href={way.link} target="_blank" rel="noreferrer">
            {t('code.open')}
          </a>
          <QrCode content={way.link} label={t('code.qr', { name: way.name })} />
        </>
      ) : null}
    </div>
  );
}
