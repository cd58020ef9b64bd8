import { Radio, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { addOperatorStatus, changeOperatorStatus, type OperatorStatusForm, type OperatorStatusKind } from '../../../api/staff.js';
import { fieldErrors } from '../../../ui/field-errors.js';
import { FormWindow } from '../form-window.js';
import settings from '../settings.module.css';
import { useStatusChange } from './use-status-change.js';

const KINDS = ['away', 'offline'] as const;

/** A status of the company's own as a form. */
export function StatusWindow({ status, onClose }: { status: OperatorStatusKind | null; onClose: () => void }) {
  const { t } = useTranslation('statuses');
  const form = useForm<OperatorStatusForm>({
    initialValues: { name: status?.name ?? '', kind: status?.kind ?? 'away' },
    validate: { name: (name) => (name.trim() ? null : t('nameMissing')) },
  });
  const save = useStatusChange(
    (values: OperatorStatusForm) => (status ? changeOperatorStatus(status.id, values) : addOperatorStatus(values)),
    {
      onDone: onClose,
      onRefused: (error) => form.setErrors(fieldErrors(error)),
    },
  );
  return (
    <FormWindow
      title={t(status ? 'change' : 'add')}
      saving={save.isPending}
      error={save.error}
      onSubmit={form.onSubmit(({ name, kind }) => save.mutate({ name: name.trim(), kind }))}
      onClose={onClose}
    >
      <TextInput label={t('name')} placeholder={t('example')} maxLength={40} data-autofocus {...form.getInputProps('name')} />
      <Radio.Group label={t('kind')} {...form.getInputProps('kind')}>
        <div className={settings.radios}>
          {KINDS.map((kind) => (
            <Radio key={kind} value={kind} label={t(`kinds.${kind}`)} description={t(`kindHints.${kind}`)} />
          ))}
        </div>
      </Radio.Group>
    </FormWindow>
  );
}
