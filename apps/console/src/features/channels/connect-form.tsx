import { Button, Select, Skeleton, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../api/api-error.js';
import { channelsQuery, createChannel, transportsQuery } from '../../api/channels.js';
import { groupsQuery } from '../../api/company.js';
import type { Transport } from '../../api/types.js';
import { errorText, toast } from '../../ui/toast.js';
import classes from './channel/channel.module.css';
import { BackToList } from './parts/back-to-list.js';
import { besideFields, channelErrors } from './parts/channel-errors.js';
import { channelValues, filledIn, missingFields } from './parts/channel-values.js';
import { GroupChoice } from './parts/group-choice.js';
import parts from './parts/parts.module.css';
import { TransportFields } from './parts/transport-fields.js';
import { useTransportName } from './parts/use-transport-name.js';

/** Connects a channel: what kind, and what its provider gave. */
export function ConnectForm() {
  const { t } = useTranslation(['channels', 'ui']);
  const transports = useQuery(transportsQuery);
  const transportName = useTransportName();
  const [chosen, setChosen] = useState<string | null>(null);
  const transport = transports.data?.find((candidate) => candidate.transport === chosen) ?? transports.data?.[0];

  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <BackToList />
        <h2 className={classes.title}>{t('channels:connect.title')}</h2>
      </header>
      {transports.isPending && <Skeleton height={180} />}
      {transports.isError && (
        <p className={parts.problem} role="alert">
          {errorText(transports.error)}{' '}
          <Button size="compact-xs" variant="default" onClick={() => void transports.refetch()}>
            {t('ui:retry')}
          </Button>
        </p>
      )}
      {transport && (
        <div className={classes.section}>
          <Select
            className={classes.transport}
            label={t('channels:connect.transport')}
            data={transports.data?.map((candidate) => ({ value: candidate.transport, label: transportName(candidate.transport) }))}
            value={transport.transport}
            allowDeselect={false}
            onChange={setChosen}
          />
          <Form key={transport.transport} transport={transport} />
        </div>
      )}
    </div>
  );
}

function Form({ transport }: { transport: Transport }) {
  const { t } = useTranslation('channels');
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: groups = [] } = useQuery(groupsQuery);
  const [groupIds, setGroupIds] = useState<number[]>([]);
  const form = useForm({
    initialValues: channelValues(transport.fields),
    validate: (values) => missingFields(transport.fields, values, false, t('form.missing')),
  });
  const creation = useMutation({
    mutationFn: (values: typeof form.values) =>
      createChannel({
        transport: transport.transport,
        name: values.name.trim(),
        phone: values.phone.trim() || undefined,
        settings: filledIn(values.settings),
        secrets: filledIn(values.secrets),
        groupIds,
      }),
    onSuccess: (channel) => {
      client.setQueryData(channelsQuery.queryKey, (channels) => [...(channels ?? []).filter(({ id }) => id !== channel.id), channel]);
      toast(t('connect.done', { name: channel.name }));
      void navigate({ to: '/channels', search: { channel: channel.id } });
    },
    onError: (error) => isApiError(error) && form.setErrors(channelErrors(error, transport.fields)),
  });
  return (
    <form className={classes.form} onSubmit={form.onSubmit((values) => creation.mutate(values))} noValidate>
      <div className={parts.fields}>
        <TextInput
          label={t('form.name')}
          placeholder={t('form.nameExample')}
          autoComplete="off"
          maxLength={100}
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('form.optional', { label: t('form.phone') })}
          type="tel"
          autoComplete="off"
          placeholder="+79005550101"
          {...form.getInputProps('phone')}
        />
      </div>
      <TransportFields fields={transport.fields} saved={false} inputProps={(path) => form.getInputProps(path)} />
      <GroupChoice groups={groups} chosen={groupIds} onChange={setGroupIds} />
      {creation.error && !besideFields(creation.error, form.errors) && (
        <p className={parts.problem} role="alert">
          {errorText(creation.error)}
        </p>
      )}
      <div>
        <Button type="submit" loading={creation.isPending}>
          {t('connect.submit')}
        </Button>
      </div>
    </form>
  );
}
