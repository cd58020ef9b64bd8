import { Button, Modal, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/api-error.js';
import { reportChoicesQuery, type ReportView } from '../../../api/reports.js';
import { meQuery } from '../../../api/session.js';
import { PickMany } from '../../../ui/people/pick-many.js';
import { useFocusBack } from '../../../ui/use-focus-back.js';
import { useWords } from '../words.js';
import { MailState } from './mail-state.js';
import { LAST_DAY_OF_MONTH, MAIL_RHYTHMS, mailFields, mailObjections, mailValues, type MailValues } from './mail-values.js';
import { readersOf } from './readers.js';
import { refusalText } from './refusal-text.js';
import { useViewDeeds } from './use-views.js';
import classes from './views.module.css';

/** When a view is sent, to whom and as what; and how it went the last time. */
export function MailWindow({ view, onClose }: { view: ReportView; onClose(): void }) {
  const { t } = useTranslation('reports');
  useFocusBack();
  const { data: me } = useQuery(meQuery);
  const { data: choices } = useQuery(reportChoicesQuery);
  const { mail, stopMail, sendNow } = useViewDeeds();
  const form = useForm<MailValues>({
    initialValues: mailValues(view.mail, me?.operator.id ?? 0),
    validate: (values) => Object.fromEntries(mailObjections(values).map((field) => [field, t(`mail.wrong.${field}`)])),
  });
  const error = mail.error ?? stopMail.error ?? sendNow.error;
  const ofPeople = isApiError(error) && error.field === 'operatorIds' ? refusalText(error) : null;
  const { choices: readers, leftOut } = readersOf(choices?.operators ?? [], view.report, {
    chosen: form.values.operatorIds,
    why: t('mail.mayNotRead'),
  });
  const save = (values: MailValues): void => mail.mutate({ id: view.id, mail: mailFields(values) }, { onSuccess: onClose });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('mail.title', { name: view.name })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form className={classes.form} noValidate onSubmit={form.onSubmit(save)}>
        {view.mail && (
          <MailState
            view={view}
            mail={view.mail}
            sending={sendNow.isPending}
            sent={sendNow.isSuccess}
            onSend={() => sendNow.mutate(view.id)}
          />
        )}
        <When form={form} timeZone={choices?.timeZone ?? 'UTC'} />
        <PickMany
          label={t('mail.to')}
          description={[t('mail.toHint'), leftOut > 0 ? t('mail.notReading', { count: leftOut }) : ''].join(' ')}
          placeholder={t('filter.search')}
          empty={t(readers.length > 0 ? 'filter.nothing' : 'mail.noReaders')}
          choices={readers}
          chosen={form.values.operatorIds}
          error={(form.errors['operatorIds'] as string | undefined) ?? ofPeople ?? ''}
          onChange={(ids) => form.setFieldValue('operatorIds', ids)}
        />
        {error && !ofPeople ? (
          <p className={classes.problem} role="alert">
            {refusalText(error)}
          </p>
        ) : null}
        <div className={classes.buttons}>
          <Button type="submit" loading={mail.isPending}>
            {t(view.mail ? 'ui:save' : 'mail.start')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          {view.mail && (
            <Button
              className={classes.stop ?? ''}
              variant="subtle"
              color="red"
              loading={stopMail.isPending}
              onClick={() => stopMail.mutate(view.id, { onSuccess: onClose })}
            >
              {t('mail.stop')}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}

function When({ form, timeZone }: { form: Pick<UseFormReturnType<MailValues>, 'values' | 'getInputProps'>; timeZone: string }) {
  const { t } = useTranslation('reports');
  const words = useWords(timeZone);
  const { every } = form.values;
  return (
    <div className={classes.when}>
      <div>
        <p className={classes.label} id="mail-every">
          {t('mail.every')}
        </p>
        <SegmentedControl
          aria-labelledby="mail-every"
          data={MAIL_RHYTHMS.map((value) => ({ value, label: t(`mail.rhythm.${value}`) }))}
          {...form.getInputProps('every')}
        />
      </div>
      {every === 'week' && (
        <Select
          label={t('mail.weekday')}
          data={words.longWeekdays.map((label, index) => ({ value: String(index + 1), label }))}
          allowDeselect={false}
          {...form.getInputProps('weekday')}
        />
      )}
      {every === 'month' && (
        <NumberInput
          label={t('mail.dayOfMonth')}
          min={1}
          max={LAST_DAY_OF_MONTH}
          allowDecimal={false}
          {...form.getInputProps('dayOfMonth')}
        />
      )}
      <TextInput type="time" label={t('mail.at', { zone: timeZone.replaceAll('_', ' ') })} {...form.getInputProps('at')} />
      <Select
        label={t('mail.format')}
        data={(['xlsx', 'csv'] as const).map((value) => ({ value, label: t(`mail.file.${value}`) }))}
        allowDeselect={false}
        {...form.getInputProps('format')}
      />
    </div>
  );
}
