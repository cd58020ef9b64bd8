import { Button, Skeleton } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { companyQuery } from '../../api/company.js';
import { meQuery } from '../../api/session.js';
import { EmptyState } from '../../ui/empty-state.js';
import { errorText } from '../../ui/toast.js';
import { AssignmentForm } from './assignment-form.js';
import { CompanyForm } from './company-form.js';
import { OperatorList } from './operator-list.js';
import classes from './settings.module.css';

/** The company, how it gives out dialogs, and who works in it. */
export default function SettingsPage() {
  const { t } = useTranslation(['settings', 'ui']);
  const { data: me } = useQuery(meQuery);
  const company = useQuery(companyQuery);
  const mayChange = me?.operator.role === 'admin';
  useEffect(() => {
    document.title = `${t('settings:title')} · Deskwire`;
  }, [t]);

  if (company.isError && !company.data) {
    return (
      <EmptyState
        icon={<IconCloudOff size={22} />}
        title={t('settings:problem')}
        action={<Button onClick={() => void company.refetch()}>{t('ui:retry')}</Button>}
      >
        {errorText(company.error)}
      </EmptyState>
    );
  }
  return (
    <div className={classes.scroll} role="region" aria-labelledby="settings-title" data-region="settings" tabIndex={0}>
      <div className={classes.page}>
        <h1 className={classes.title} id="settings-title">
          {t('settings:title')}
        </h1>
        {me && !mayChange && <p className={classes.note}>{t('settings:adminsOnly')}</p>}
        {company.data ? (
          <>
            <CompanyForm company={company.data} mayChange={mayChange} />
            <AssignmentForm company={company.data} mayChange={mayChange} />
          </>
        ) : (
          <>
            <Skeleton height={150} radius="lg" />
            <Skeleton height={280} radius="lg" />
          </>
        )}
        <OperatorList />
      </div>
    </div>
  );
}
