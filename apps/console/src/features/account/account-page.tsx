import { Button } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../api/session.js';
import classes from './account.module.css';
import { OwnSessions } from './own-sessions.js';
import { Security } from './security.js';

/** How one logs in, and where one is logged in. */
export default function AccountPage() {
  const { t } = useTranslation('account');
  const { data: me } = useQuery(meQuery);
  useEffect(() => {
    document.title = `${t('title')} · Deskwire`;
  }, [t]);
  if (!me) return null;
  return (
    <div className={classes.scroll} role="region" aria-label={t('content')} data-region="account" tabIndex={0}>
      <div className={classes.page}>
        <h1 className={classes.title}>{t('title')}</h1>
        <div>
          <Button
            variant="default"
            leftSection={<IconBell size={16} />}
            renderRoot={(props: object) => <Link {...props} to="/account/notifications" />}
          >
            {t('notifications')}
          </Button>
        </div>
        {me.technicalAccess ? <p className={classes.note}>{t('technical')}</p> : <Security me={me} />}
        <OwnSessions readOnly={me.technicalAccess} />
      </div>
    </div>
  );
}
