import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../api/api-error.js';
import { errorText } from '../../ui/toast.js';
import classes from './account.module.css';

interface Props {
  action: string;
  isBusy: boolean;
  error: Error | null;
  onClose: () => void;
}

/** The end of a form in a window: what no field can show of a refusal, and the buttons. */
export function FormEnd({ action, isBusy, error, onClose }: Props) {
  const { t } = useTranslation('ui');
  const besideField = isApiError(error) && Object.keys(error.byField).length > 0;
  return (
    <>
      {error && !besideField && (
        <p className={classes.problem} role="alert">
          {errorText(error)}
        </p>
      )}
      <div className={classes.buttons}>
        <Button type="submit" loading={isBusy}>
          {action}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </>
  );
}
