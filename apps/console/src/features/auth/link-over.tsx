import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../api/api-error.js';
import { errorText } from '../../ui/toast.js';
import { AuthLayout } from './auth-layout.js';
import classes from './auth.module.css';

export type LinkKind = 'invitation' | 'password' | 'technical';

interface Props {
  kind: LinkKind;
  /** Why it leads nowhere; null: the address has no token (any more). */
  error: Error | null;
  onRetry?: () => void;
}

/** A link that lets nobody in: why, and the way out. */
export function LinkOver({ kind, error, onRetry }: Props) {
  const { t } = useTranslation(['auth', 'ui']);
  const isOver = isApiError(error) && error.status === 404;
  const title = error === null ? 'link.missingTitle' : isOver ? 'link.overTitle' : 'link.failedTitle';
  return (
    <AuthLayout title={t(title)} announce>
      <p className={classes.text}>{error === null ? t('link.missing') : isOver ? t(`link.${kind}Over`) : errorText(error)}</p>
      {error && !isOver && onRetry && <Button onClick={onRetry}>{t('ui:retry')}</Button>}
      {kind === 'password' && (
        <Button renderRoot={(props: object) => <Link {...props} to="/forgot-password" />}>{t('link.newLink')}</Button>
      )}
      <Button variant={kind === 'password' ? 'default' : 'filled'} renderRoot={(props: object) => <Link {...props} to="/login" />}>
        {t('link.login')}
      </Button>
    </AuthLayout>
  );
}
