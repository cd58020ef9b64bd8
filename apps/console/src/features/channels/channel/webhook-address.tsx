import { Button, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './channel.module.css';

const SHOWN_MS = 2000;

/** The address that the provider must be given. */
export function WebhookAddress({ path }: { path: string }) {
  const { t } = useTranslation('channels');
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const address = `${window.location.origin}${path}`;
  const copy = async () => {
    field.current?.select();
    // The clipboard is only there on https and localhost; elsewhere the selected text is copied the old way.
    const done = await navigator.clipboard?.writeText(address).then(
      () => true,
      () => false,
    );
    if (!done) document.execCommand('copy');
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MS);
  };
  return (
    <section className={classes.section} aria-labelledby="channel-webhook">
      <h3 className={classes.heading} id="channel-webhook">
        {t('webhook.title')}
      </h3>
      <div className={classes.address}>
        <TextInput
          ref={field}
          aria-labelledby="channel-webhook"
          readOnly
          value={address}
          classNames={{ input: classes.addressInput }}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button variant="default" leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />} onClick={() => void copy()}>
          <span aria-live="polite">{t(copied ? 'webhook.copied' : 'webhook.copy')}</span>
        </Button>
      </div>
      <p className={classes.hint}>{t('webhook.hint')}</p>
    </section>
  );
}
