import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeChannel, channelsQuery, transportsQuery } from '../../../api/channels.js';
import type { Channel, TransportField } from '../../../api/channel-types.js';
import { toast } from '../../../ui/toast.js';
import { askedFor, changedValues, channelValues, missingFields } from '../parts/channel-values.js';
import parts from '../parts/parts.module.css';
import { RefusalNote } from '../parts/refusal-note.js';
import { TransportFields } from '../parts/transport-fields.js';
import { useRefusal } from '../parts/use-refusal.js';
import classes from './channel.module.css';
import { isLookField } from './site-look/look-values.js';

export function SettingsForm({ channel }: { channel: Channel }) {
  const { data: transports } = useQuery(transportsQuery);
  if (!transports) return null;
  const fields = transports.find(({ transport }) => transport === channel.transport)?.fields ?? [];
  return <Form channel={channel} fields={fields.filter(({ name }) => !isLookField(channel.transport, name))} />;
}

function Form({ channel, fields }: { channel: Channel; fields: readonly TransportField[] }) {
  const { t } = useTranslation(['channels', 'ui']);
  const client = useQueryClient();
  const refusal = useRefusal(fields);
  const form = useForm({
    initialValues: channelValues(fields, channel),
    validate: (values) => missingFields(fields, values, true, t('channels:form.missing')),
  });
  const saving = useMutation({
    mutationFn: (values: typeof form.values) => changeChannel(channel.id, changedValues(channelValues(fields, channel), values)),
    onSuccess: (changed) => {
      client.setQueryData(channelsQuery.queryKey, (channels) => channels?.map((one) => (one.id === changed.id ? changed : one)));
      const values = channelValues(fields, changed);
      form.setInitialValues(values);
      form.setValues(values);
      form.resetDirty(values);
      toast(t('channels:form.saved'));
    },
    onError: (error) => form.setErrors(refusal.byPath(error)),
  });
  return (
    <section className={classes.section} aria-labelledby="channel-settings">
      <h3 className={classes.heading} id="channel-settings">
        {t('channels:form.title')}
      </h3>
      <form className={classes.form} onSubmit={form.onSubmit((values) => saving.mutate(values))} noValidate>
        <div className={parts.fields}>
          <TextInput label={t('channels:form.name')} autoComplete="off" maxLength={100} {...form.getInputProps('name')} />
          <TextInput
            label={t('channels:form.optional', { label: t('channels:form.phone') })}
            type="tel"
            autoComplete="off"
            {...form.getInputProps('phone')}
          />
        </div>
        <TransportFields
          transport={channel.transport}
          fields={askedFor(fields, form.values.settings)}
          saved
          errors={form.errors}
          inputProps={(path) => form.getInputProps(path)}
        />
        <RefusalNote error={saving.error} text={refusal.general(saving.error)} />
        <div className={classes.buttons}>
          <Button type="submit" loading={saving.isPending} disabled={!form.isDirty()}>
            {t('ui:save')}
          </Button>
          {form.isDirty() && (
            <Button variant="subtle" color="gray" onClick={form.reset}>
              {t('channels:form.reset')}
            </Button>
          )}
        </div>
      </form>
    </section>
  );
}
