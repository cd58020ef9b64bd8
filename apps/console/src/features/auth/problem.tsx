import { useTranslation } from 'react-i18next';
import { isApiError } from '../../api/api-error.js';
import { errorText } from '../../ui/toast.js';
import classes from './auth.module.css';

interface Props {
  error: Error | null;
  /** Until one may try again, where there were too many attempts. */
  secondsLeft?: number;
  /** Of the form: what stands beside one of them is not said twice. */
  fields?: readonly string[];
}

/** What the server refused, above the button; nothing where it stands beside its field. */
export function Problem({ error, secondsLeft, fields = [] }: Props) {
  const { t } = useTranslation('auth');
  if (!error) return null;
  const api = isApiError(error) ? error : null;
  if (api && fields.some((field) => api.byField[field] !== undefined)) return null;
  return (
    <p className={classes.problem} role="alert">
      {api?.status === 429 && secondsLeft !== undefined
        ? secondsLeft > 0
          ? t('error.tooMany', { count: secondsLeft })
          : t('error.tooManyOver')
        : api?.code === 'wrong_credentials'
          ? t('error.wrongCredentials')
          : errorText(error)}
    </p>
  );
}
