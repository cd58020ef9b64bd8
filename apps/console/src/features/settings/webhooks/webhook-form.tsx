import { Radio, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/api-error.js';
import type { Webhook, WebhookForm as Form } from '../../../api/webhooks.js';
import settings from '../settings.module.css';
import { ChannelFilter } from './channel-filter.js';
import { EventChoice } from './event-choice.js';
import { FormEnd } from './form-end.js';
import { fieldOf, formOf, HEADERS, webhookValues } from './webhook-values.js';
import classes from './webhooks.module.css';

const SCHEDULES = ['standard', 'chat2desk'] as const;

interface WebhookFormProps {
  /** Null while one is added. */
  webhook: Webhook | null;
  onSave: (form: Form) => Promise<void>;
}

export function WebhookForm({ webhook, onSave }: WebhookFormProps) {
  const { t } = useTranslation('settings');
  const form = useForm({
    initialValues: webhookValues(webhook),
    validate: {
      name: (name) => (name.trim() ? null : t('webhooks.nameMissing')),
      url: (url) => (/^https?:\/\/./i.test(url.trim()) ? null : t('webhooks.urlMissing')),
      events: (events) => (events.length > 0 ? null : t('webhooks.eventsMissing')),
      channelIds: (ids, { filtered }) => (filtered && ids.length === 0 ? t('webhooks.channelsMissing') : null),
    },
  });
  const saving = useMutation({
    mutationFn: () => onSave(formOf(form.values)),
    onSuccess: () => form.resetDirty(),
    onError: (error) => {
      if (!isApiError(error)) return;
      for (const [field, words] of Object.entries(error.byField)) form.setFieldError(fieldOf(field), words);
    },
  });
  return (
    <form className={settings.form} onSubmit={form.onSubmit(() => saving.mutate())} noValidate>
      <TextInput
        label={t('webhooks.name')}
        description={t('webhooks.nameHint')}
        autoComplete="off"
        maxLength={100}
        required
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t('webhooks.url')}
        description={t('webhooks.urlHint')}
        type="url"
        placeholder="https://example.com/webhook"
        autoComplete="off"
        required
        {...form.getInputProps('url')}
      />
      <EventChoice {...form.getInputProps('events')} />
      <ChannelFilter form={form} />
      <details className={classes.more}>
        <summary>{t('webhooks.advanced')}</summary>
        <div className={settings.form}>
          <Radio.Group label={t('webhooks.schedule')} {...form.getInputProps('schedule')}>
            <div className={settings.radios}>
              {SCHEDULES.map((schedule) => (
                <Radio
                  key={schedule}
                  value={schedule}
                  label={t(`webhooks.schedules.${schedule}`)}
                  description={t(`webhooks.scheduleHints.${schedule}`)}
                />
              ))}
            </div>
          </Radio.Group>
          <fieldset className={classes.aliases}>
            <legend>{t('webhooks.aliases')}</legend>
            <p className={settings.note}>{t('webhooks.aliasesHint')}</p>
            <div className={settings.fields}>
              {HEADERS.map((header) => (
                <TextInput key={header} label={header} autoComplete="off" spellCheck={false} {...form.getInputProps(`aliases.${header}`)} />
              ))}
            </div>
          </fieldset>
        </div>
      </details>
      <FormEnd saving={saving} dirty={form.isDirty()} added={webhook !== null} onReset={form.reset} />
    </form>
  );
}
