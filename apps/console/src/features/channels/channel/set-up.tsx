import { Button } from '@mantine/core';
import { IconDeviceMobile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { publicQuery } from '../../../api/session.js';
import type { Channel } from '../../../api/channel-types.js';
import { madeSecrets } from '../connect/made-secrets.js';
import classes from './channel.module.css';
import { CopyField } from '../../../ui/copy-field.js';
import { SiteSnippet } from './site-snippet.js';

/** What is left to do at the provider: an address to copy, or nothing, and that is said too. */
export function SetUp({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels');
  const { data: info } = useQuery(publicQuery);
  const byHand = (channel.webhookSetUp ?? 'by_hand') === 'by_hand';
  const made = byHand ? madeSecrets(channel.id) : [];
  return (
    <section className={classes.section} aria-labelledby="channel-set-up">
      <h3 className={classes.heading} id="channel-set-up">
        {t('setUp.title')}
      </h3>
      {byHand ? (
        <>
          <p className={classes.hint}>{t('webhook.hint')}</p>
          <CopyField label={t('webhook.title')} value={`${window.location.origin}${channel.webhookPath}`} />
          {made.map(({ field, value }) => (
            <CopyField key={field.name} label={t(field.label, { defaultValue: field.name })} value={value} hint={t('setUp.shownOnce')} />
          ))}
        </>
      ) : (
        <p className={classes.hint}>{t(channel.webhookSetUp === 'automatic' ? 'setUp.automatic' : `setUp.${channel.delivery}`)}</p>
      )}
      {channel.transport === 'site-widget' && <SiteSnippet channelKey={channel.key} />}
      {info?.simulator && (
        <div>
          <Button
            component="a"
            href={`/simulator?channel=${encodeURIComponent(channel.key)}`}
            target="_blank"
            rel="noopener"
            variant="default"
            leftSection={<IconDeviceMobile size={15} />}
          >
            {t('setUp.writeNow')}
          </Button>
        </div>
      )}
    </section>
  );
}
