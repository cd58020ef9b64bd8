import { useTranslation } from 'react-i18next';
import classes from './password.module.css';
import { MINIMUM_LENGTH, strengthOf } from './strength.js';

/** A hint, not a rule: only the length is required. */
export function PasswordStrength({ password }: { password: string }) {
  const { t } = useTranslation('password');
  const level = strengthOf(password);
  const missing = MINIMUM_LENGTH - password.length;
  const text = password.length === 0 ? t('rule') : missing > 0 ? t('missing', { count: missing }) : t(`level${level}`);
  return (
    <div className={classes.strength} aria-live="polite">
      <div className={classes.meter} data-level={level} aria-hidden="true">
        {[0, 1, 2, 3].map((step) => (
          <i key={step} data-on={password.length > 0 && step <= level ? true : undefined} />
        ))}
      </div>
      {text}
    </div>
  );
}
