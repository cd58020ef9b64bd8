import { Button } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/api-error.js';
import { errorText } from '../../../ui/toast.js';
import { SaveBar } from '../section.js';
import settings from '../settings.module.css';

interface FormEndProps {
  saving: UseMutationResult<void, Error, void>;
  dirty: boolean;
  /** Whether the webhook exists, so that there is something to go back to. */
  added: boolean;
  onReset: () => void;
}

/** A new webhook is always ready to be added; a changed one offers to save or to take back. */
export function FormEnd({ saving, dirty, added, onReset }: FormEndProps) {
  const { t } = useTranslation('settings');
  if (added) return <SaveBar dirty={dirty} saving={saving.isPending} error={saving.error} onReset={onReset} />;
  const besideFields = isApiError(saving.error) && Object.keys(saving.error.byField).length > 0;
  return (
    <>
      {saving.error && !besideFields && (
        <p className={settings.problem} role="alert">
          {errorText(saving.error)}
        </p>
      )}
      <div className={settings.buttons}>
        <Button type="submit" loading={saving.isPending}>
          {t('webhooks.addIt')}
        </Button>
      </div>
    </>
  );
}
