import { Trans, useTranslation } from 'react-i18next';
import classes from './auth.module.css';

/** Where the password of the demo company is to be found. */
export function DemoHint({ email }: { email: string }) {
  const { t } = useTranslation('auth');
  return (
    <div className={classes.demo}>
      <p>
        <Trans t={t} i18nKey="login.demo" values={{ email }} components={{ strong: <strong /> }} />
      </p>
      <p>
        <Trans t={t} i18nKey="login.demoPassword" components={{ code: <code /> }} />
      </p>
    </div>
  );
}
