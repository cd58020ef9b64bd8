import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/api-error.js';
import { errorText } from '../../../ui/toast.js';
import { createPhone } from '../model/simulator-api.js';
import type { PhoneRef, SimulatedChannel } from '../model/sim-types.js';
import { skinOf } from '../../../ui/messenger/skin.js';
import { proposedChannel } from './channel-groups.js';
import { ChannelSelect } from './channel-select.js';
import classes from './desk.module.css';

interface PhoneSetupProps {
  channels: SimulatedChannel[];
  phones: PhoneRef[];
  /** The key of the channel that the page was opened for. */
  wanted?: string;
  onCreated: (phone: PhoneRef) => void;
  onCancel?: () => void;
}

/** Whom to play, and whom to write to. With the suggestions left as they are it is one press. */
export function PhoneSetup({ channels, phones, wanted, onCreated, onCancel }: PhoneSetupProps) {
  const { t } = useTranslation(['simulator', 'ui']);
  const names = t('simulator:setup.names', { returnObjects: true }) as string[];
  const form = useForm({
    initialValues: {
      channelKey: proposedChannel(channels, phones, wanted)?.channelKey ?? '',
      name: names[phones.length % names.length] ?? '',
      phone: '',
    },
    validate: {
      name: (value) => (value.trim() ? null : t('simulator:setup.nameMissing')),
      phone: (value) =>
        value.trim() === '' || /^\+?\d{8,15}$/.test(value.replace(/[\s()-]/g, '')) ? null : t('simulator:setup.phoneWrong'),
    },
  });
  const creation = useMutation({
    mutationFn: async ({ channelKey, name, phone }: typeof form.values): Promise<PhoneRef> => {
      const number = phone.replace(/[\s()-]/g, '') || undefined;
      const clientId = await createPhone({ channelKey, name: name.trim(), phone: number });
      return { channelKey, clientId, name: name.trim(), phone: number ?? null };
    },
    onSuccess: onCreated,
    onError: (error) => isApiError(error) && form.setErrors(error.byField),
  });
  const { numbers } = skinOf(channels.find(({ channelKey }) => channelKey === form.values.channelKey)?.transport);
  const failure = creation.error && !(isApiError(creation.error) && Object.keys(creation.error.byField).length > 0) ? creation.error : null;

  return (
    <form className={classes.setup} onSubmit={form.onSubmit((values) => creation.mutate(values))} noValidate>
      <h2 className={classes.setupTitle}>{t(phones.length > 0 ? 'simulator:setup.another' : 'simulator:setup.first')}</h2>
      <p className={classes.setupText}>{t('simulator:setup.text')}</p>
      <ChannelSelect channels={channels} {...form.getInputProps('channelKey')} />
      <TextInput label={t('simulator:setup.name')} autoComplete="off" maxLength={60} {...form.getInputProps('name')} />
      {numbers && (
        <TextInput
          label={t('simulator:setup.phone')}
          description={t('simulator:setup.phoneHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          type="tel"
          autoComplete="off"
          placeholder="+79005550123"
          {...form.getInputProps('phone')}
        />
      )}
      {failure && (
        <p className={classes.setupProblem} role="alert">
          {errorText(failure)}
        </p>
      )}
      <div className={classes.setupButtons}>
        <Button type="submit" loading={creation.isPending}>
          {t('simulator:setup.create')}
        </Button>
        {onCancel && (
          <Button variant="subtle" color="gray" onClick={onCancel}>
            {t('ui:cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
