import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/api-error.js';
import type { ReportView } from '../../../api/reports.js';
import { useFocusBack } from '../../../ui/use-focus-back.js';
import { refusalText } from './refusal-text.js';
import classes from './views.module.css';

interface Props {
  /** The one that is given another name, or is shared; none: a new one. */
  view?: ReportView;
  note?: string | null;
  isBusy: boolean;
  error: Error | null;
  onSave(fields: { name: string; shared: boolean }): void;
  onClose(): void;
}

const MOST_LETTERS = 80;

/** Under which name a view is kept, and for whom. */
export function SaveWindow({ view, note, isBusy, error, onSave, onClose }: Props) {
  const { t } = useTranslation('reports');
  useFocusBack();
  const form = useForm({
    initialValues: { name: view?.name ?? '', shared: view?.shared ?? false },
    validate: { name: (name) => (name.trim() ? null : t('views.nameMissing')) },
  });
  const ofName = isApiError(error) && error.field === 'name';
  return (
    <Modal opened onClose={onClose} title={t(view ? 'views.rename' : 'views.saveNew')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form className={classes.form} noValidate onSubmit={form.onSubmit(({ name, shared }) => onSave({ name: name.trim(), shared }))}>
        {note && <p className={classes.note}>{note}</p>}
        <TextInput
          label={t('views.name')}
          maxLength={MOST_LETTERS}
          data-autofocus
          {...form.getInputProps('name')}
          error={form.errors['name'] ?? (ofName && refusalText(error))}
        />
        <Checkbox label={t('views.share')} description={t('views.shareHint')} {...form.getInputProps('shared', { type: 'checkbox' })} />
        {error && !ofName ? (
          <p className={classes.problem} role="alert">
            {refusalText(error)}
          </p>
        ) : null}
        <div className={classes.buttons}>
          <Button type="submit" loading={isBusy}>
            {t('ui:save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
