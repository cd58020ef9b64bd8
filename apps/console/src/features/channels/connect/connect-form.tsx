import '../texts.js';
import { Button, TextInput } from '@mantine/core';
import { useForm, type GetInputPropsReturnType } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsQuery, checkCredentials, createChannel } from '../../../api/channels.js';
import { groupsQuery } from '../../../api/company.js';
import type { Channel, ChannelAccount, Transport } from '../../../api/channel-types.js';
import type { FormDraft } from '../../../ui/form-draft.js';
import { useTransportName } from '../../../ui/transport/use-transport-name.js';
import { toast } from '../../../ui/toast.js';
import classes from '../channel/channel.module.css';
import { askedFor, channelValues, filledIn, missingFields, withMade, type ChannelValues } from '../parts/channel-values.js';
import { GroupChoice } from '../parts/group-choice.js';
import parts from '../parts/parts.module.css';
import { RefusalNote } from '../parts/refusal-note.js';
import { BELOW, TransportFields } from '../parts/transport-fields.js';
import { useRefusal } from '../parts/use-refusal.js';
import { ConnectWarning } from './connect-warning.js';
import { rememberMade } from './made-secrets.js';
import { keptProps, tellDraft, useKeptForm, withDraft } from './use-kept-form.js';

const servesANumber = (transport: string): boolean => transport.startsWith('whatsapp') || transport.endsWith('-personal');

interface Props {
  transport: Transport;
  /** Where everything that is typed is kept; without one it lives as long as the form. */
  draft?: FormDraft;
  onConnected: (channel: Channel) => void;
}

/** What the provider gave, and a name; tried at the provider before anything is stored. */
export function ConnectForm({ transport, draft, onConnected }: Props) {
  const { t } = useTranslation('channels');
  const transportName = useTransportName();
  const client = useQueryClient();
  const refusal = useRefusal(transport.fields);
  const { data: groups = [] } = useQuery(groupsQuery);
  const [ownGroupIds, setGroupIds] = useState<number[]>([]);
  const keptIds = draft?.values['groupIds'];
  const groupIds = Array.isArray(keptIds) ? keptIds.filter((id) => typeof id === 'number') : ownGroupIds;
  const form = useForm<ChannelValues>({
    initialValues: withDraft({ ...channelValues(transport.fields), name: transportName(transport.transport) }, draft),
    validate: (values) => missingFields(transport.fields, values, false, t('form.missing')),
    onValuesChange: (values, previous) => tellDraft(draft, values, previous),
  });
  useKeptForm(form, draft);
  const inputProps = (path: string): GetInputPropsReturnType => keptProps(form.getInputProps(path), path, draft);
  const refused = (error: Error) => form.setErrors(refusal.byPath(error));
  const wanted = (values: ChannelValues) => ({
    transport: transport.transport,
    settings: filledIn(values.settings),
    secrets: filledIn(values.secrets),
  });
  const check = useMutation({ mutationFn: (values: ChannelValues) => checkCredentials(wanted(values)), onError: refused });
  const creation = useMutation({
    mutationFn: async (entered: ChannelValues) => {
      const values = withMade(transport.fields, entered);
      const channel = await createChannel({
        ...wanted(values),
        name: values.name.trim(),
        phone: values.phone.trim() || undefined,
        groupIds,
      });
      rememberMade(channel.id, transport.fields, values);
      return channel;
    },
    onSuccess: (channel) => {
      client.setQueryData(channelsQuery.queryKey, (channels) => [...(channels ?? []).filter(({ id }) => id !== channel.id), channel]);
      toast(t('connect.done', { name: channel.accountName ?? channel.name }));
      onConnected(channel);
    },
    onError: refused,
  });
  const problem = creation.error ?? check.error;

  return (
    <form className={classes.section} onSubmit={form.onSubmit((values) => creation.mutate(values))} noValidate>
      <p className={classes.about}>{t(`connect.about.${transport.transport}`, { defaultValue: '' })}</p>
      <ConnectWarning transport={transport.transport} />
      <div className={parts.fields}>
        <TextInput
          label={t('form.name')}
          description={t('form.nameHelp')}
          inputWrapperOrder={BELOW}
          autoComplete="off"
          maxLength={100}
          {...inputProps('name')}
        />
        {servesANumber(transport.transport) && (
          <TextInput
            label={t('form.optional', { label: t('form.phone') })}
            description={t('form.phoneHelp')}
            inputWrapperOrder={BELOW}
            type="tel"
            autoComplete="off"
            placeholder="+79005550101"
            {...inputProps('phone')}
          />
        )}
      </div>
      <TransportFields
        transport={transport.transport}
        fields={askedFor(transport.fields, form.values.settings)}
        saved={false}
        errors={form.errors}
        inputProps={inputProps}
      />
      <GroupChoice
        groups={groups}
        chosen={groupIds}
        onChange={(ids) => {
          setGroupIds(ids);
          draft?.type('groupIds', ids);
          draft?.leave('groupIds');
        }}
      />
      <RefusalNote error={problem} text={refusal.general(problem)} />
      {check.data && !problem && <AccountNote account={check.data.account} />}
      <div className={classes.buttons}>
        <Button type="submit" loading={creation.isPending} disabled={check.isPending}>
          {t(transport.can.check ? 'connect.submitChecked' : 'connect.submit')}
        </Button>
        {transport.can.check && (
          <Button
            variant="default"
            loading={check.isPending}
            disabled={creation.isPending}
            onClick={() => {
              creation.reset();
              if (!form.validate().hasErrors) check.mutate(form.values);
            }}
          >
            {t('connect.checkOnly')}
          </Button>
        )}
      </div>
    </form>
  );
}

/** Whose credentials these are, so that one sees that it is the right account. */
function AccountNote({ account }: { account: ChannelAccount }) {
  const { t } = useTranslation('channels');
  const who = [account.name, account.phone, account.id].filter(Boolean).join(' · ');
  return (
    <p className={parts.success} role="status">
      {who ? t('connect.accountIs', { account: who }) : t('connect.accountFine')}
    </p>
  );
}
