import { Button, Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NOTICE_KINDS } from '../../../api/notifications.js';
import { errorText } from '../../../ui/toast.js';
import account from '../account.module.css';
import { BrowserSection } from './browser-section.js';
import { KindSection } from './kind-section.js';
import { QuietSection } from './quiet-section.js';
import { useNotificationSettings } from './use-notification-settings.js';
import classes from './notifications.module.css';

/** How one hears of news: of clients, of colleagues, in groups; when it is to be quiet; and what the browser lets us do. */
export default function NotificationsPage() {
  const { t } = useTranslation('notifications');
  const { data, isPending, error, refetch, change } = useNotificationSettings();
  return (
    <div className={account.scroll} role="region" aria-label={t('content')} data-region="account" tabIndex={0}>
      <div className={account.page}>
        <Link to="/account" className={classes.back}>
          <IconArrowLeft size={16} aria-hidden /> {t('back')}
        </Link>
        <h1 className={account.title}>{t('title')}</h1>
        {isPending ? <Skeleton height={320} /> : null}
        {error && !data ? (
          <p className={account.problem} role="alert">
            {errorText(error)}{' '}
            <Button size="compact-xs" variant="default" onClick={() => void refetch()}>
              {t('ui:retry')}
            </Button>
          </p>
        ) : null}
        {data ? (
          <>
            {NOTICE_KINDS.map((kind) => (
              <KindSection
                key={kind}
                kind={kind}
                terms={data.kinds[kind]}
                onChange={(terms) => change({ ...data, kinds: { ...data.kinds, [kind]: terms } })}
              />
            ))}
            <QuietSection quiet={data.quiet} onChange={(quiet) => change({ ...data, quiet })} />
            <BrowserSection />
          </>
        ) : null}
      </div>
    </div>
  );
}
