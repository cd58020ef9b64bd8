import './texts.js';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../api/session.js';
import { REPORTS } from './catalogue.js';
import { ReportsMenu } from './reports-menu.js';
import classes from './reports.module.css';

/** The menu of the reports beside the chosen one; above it on a narrow screen. */
export default function ReportsPage() {
  const { t } = useTranslation('reports');
  const { data: me } = useQuery(meQuery);
  const { report } = useParams({ strict: false });
  const mine = REPORTS.filter(({ permission }) => me?.permissions.includes(permission));
  const here = REPORTS.find(({ path }) => path === report);
  useEffect(() => {
    document.title = `${here ? t(`report.${here.name}`) : t('title')} · Deskwire`;
  }, [here, t]);
  return (
    <div className={classes.layout}>
      <ReportsMenu reports={mine} />
      <div className={classes.scroll} role="region" aria-label={t('content')} data-region="report" tabIndex={0}>
        <div className={classes.page}>{me && mine.length === 0 ? <p className={classes.note}>{t('noReports')}</p> : <Outlet />}</div>
      </div>
    </div>
  );
}
