import { Button } from '@mantine/core';
import { IconDeviceMobileMessage } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { channelsQuery, createChannel } from '../../../api/channels.js';
import { errorText } from '../../../ui/toast.js';
import pane from '../pane.module.css';
import steps from '../steps/steps.module.css';
import classes from './parts.module.css';

/** A channel that needs no account anywhere: the chat of a site, which every browser can write to. */
export const TEST_TRANSPORT = 'site-widget';

/** For whoever wants to see it work before he has anything to connect. */
export function TestChannel() {
  const { t } = useTranslation('onboarding');
  const client = useQueryClient();
  const creation = useMutation({
    mutationFn: () => createChannel({ transport: TEST_TRANSPORT, name: t('test.name'), settings: {}, secrets: {} }),
    onSuccess: (channel) =>
      client.setQueryData(channelsQuery.queryKey, (channels) => [...(channels ?? []).filter(({ id }) => id !== channel.id), channel]),
  });
  return (
    <section className={classes.offer} aria-labelledby="set-up-test">
      <IconDeviceMobileMessage size={22} aria-hidden="true" />
      <div className={classes.offerText}>
        <h3 className={steps.partTitle} id="set-up-test">
          {t('test.title')}
        </h3>
        <p>{t('test.text')}</p>
        {creation.error && (
          <p className={pane.problem} role="alert">
            {errorText(creation.error)}
          </p>
        )}
      </div>
      <Button variant="default" loading={creation.isPending} onClick={() => creation.mutate()}>
        {t('test.action')}
      </Button>
    </section>
  );
}
