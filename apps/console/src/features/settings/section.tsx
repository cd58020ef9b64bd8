import { Button } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../api/api-error.js';
import { errorText } from '../../ui/toast.js';
import classes from './settings.module.css';

export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 className={classes.heading} id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}

interface SaveBarProps {
  dirty: boolean;
  saving: boolean;
  error: Error | null;
  onReset: () => void;
}

/** Shown from the first change on: saves or takes it back. */
export function SaveBar({ dirty, saving, error, onReset }: SaveBarProps) {
  const { t } = useTranslation(['settings', 'ui']);
  const besideFields = isApiError(error) && Object.keys(error.byField).length > 0;
  return (
    <>
      {error && !besideFields && (
        <p className={classes.problem} role="alert">
          {errorText(error)}
        </p>
      )}
      {dirty && (
        <div className={classes.buttons}>
          <Button type="submit" loading={saving}>
            {t('ui:save')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onReset}>
            {t('settings:reset')}
          </Button>
        </div>
      )}
    </>
  );
}
