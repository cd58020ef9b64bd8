import { Checkbox, Radio } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { channelsQuery } from '../../../api/channels.js';
import settings from '../settings.module.css';
import type { WebhookValues } from './webhook-values.js';

/** Of which channels a webhook is told. */
export function ChannelFilter({ form }: { form: UseFormReturnType<WebhookValues> }) {
  const { t } = useTranslation('settings');
  const { data: channels = [] } = useQuery(channelsQuery);
  const { filtered, channelIds } = form.values;
  const chosen = channelIds.map(String);
  return (
    <>
      <Radio.Group
        label={t('webhooks.channels')}
        description={t('webhooks.channelsHint')}
        value={filtered ? 'some' : 'all'}
        onChange={(value) => form.setFieldValue('filtered', value === 'some')}
      >
        <div className={settings.radios}>
          <Radio value="all" label={t('webhooks.allChannels')} />
          <Radio value="some" label={t('webhooks.someChannels')} />
        </div>
      </Radio.Group>
      {filtered && (
        <Checkbox.Group
          aria-label={t('webhooks.someChannels')}
          value={chosen}
          error={form.errors['channelIds']}
          onChange={(values) => form.setFieldValue('channelIds', values.map(Number))}
        >
          <div className={settings.radios}>
            {channels.map(({ id, name, phone }) => (
              <Checkbox key={id} value={String(id)} label={phone ? `${name} · ${phone}` : name} />
            ))}
          </div>
        </Checkbox.Group>
      )}
    </>
  );
}
