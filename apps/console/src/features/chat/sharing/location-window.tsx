import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shared } from '../composer/share-menu.js';
import { parsePlace } from './parse-place.js';
import { ShareForm, ShareWindow } from './share-window.js';

interface Props {
  opened: boolean;
  onClose(): void;
  onShare(shared: Shared): void;
}

/** Sends a place: its coordinates, or a map's link that holds them. */
export function LocationWindow({ opened, ...form }: Props) {
  const { t } = useTranslation('chat');
  return (
    <ShareWindow title={t('location.title')} opened={opened} onClose={form.onClose}>
      <LocationForm {...form} />
    </ShareWindow>
  );
}

function LocationForm({ onClose, onShare }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('chat');
  const [where, setWhere] = useState('');
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const place = parsePlace(where);
  const unreadable = where.trim() !== '' && !place;

  const share = (): void => {
    if (!place) return;
    const location = { ...place, ...(name.trim() && { name: name.trim() }), ...(address.trim() && { address: address.trim() }) };
    onShare({ text: '', files: [], content: { location }, parts: { location } });
  };
  return (
    <ShareForm maySend={place !== null} onSend={share} onClose={onClose}>
      <TextInput
        data-autofocus
        label={t('location.where')}
        description={place ? t('location.found', { latitude: place.latitude, longitude: place.longitude }) : t('location.hint')}
        error={unreadable ? t('location.unreadable') : null}
        value={where}
        onChange={(event) => setWhere(event.currentTarget.value)}
      />
      <TextInput label={t('location.name')} maxLength={255} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <TextInput
        label={t('location.address')}
        maxLength={255}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
    </ShareForm>
  );
}
