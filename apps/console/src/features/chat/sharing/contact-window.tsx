import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shared } from '../composer/share-menu.js';
import { phonesOf } from './phones.js';
import { ShareForm, ShareWindow } from './share-window.js';

interface Props {
  opened: boolean;
  onClose(): void;
  onShare(shared: Shared): void;
}

/** Sends somebody's name and phone numbers. */
export function ContactWindow({ opened, ...form }: Props) {
  const { t } = useTranslation('chat');
  return (
    <ShareWindow title={t('contact.title')} opened={opened} onClose={form.onClose}>
      <ContactForm {...form} />
    </ShareWindow>
  );
}

function ContactForm({ onClose, onShare }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('chat');
  const [name, setName] = useState('');
  const [numbers, setNumbers] = useState('');
  const { phones, wrong } = phonesOf(numbers);

  const share = (): void => {
    const contacts = [{ name: name.trim(), phones: phones.map((phone) => ({ phone })) }];
    onShare({ text: '', files: [], content: { contacts }, parts: { contacts } });
  };
  return (
    <ShareForm maySend={name.trim() !== '' && phones.length > 0 && wrong === null} onSend={share} onClose={onClose}>
      <TextInput
        data-autofocus
        label={t('contact.name')}
        maxLength={255}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label={t('contact.phones')}
        description={t('contact.phonesHint')}
        error={wrong === null ? null : t('contact.badPhone', { phone: wrong })}
        autosize
        minRows={1}
        maxRows={5}
        value={numbers}
        onChange={(event) => setNumbers(event.currentTarget.value)}
      />
    </ShareForm>
  );
}
