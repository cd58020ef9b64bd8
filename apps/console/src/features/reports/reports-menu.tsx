import { IconMail, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { reportViewsQuery, type ReportView } from '../../api/reports.js';
import { REPORT_GROUPS, reportOfName, type ReportKind } from './catalogue.js';
import { searchOf } from './question.js';
import classes from './reports.module.css';
import { StopLettersButton, useIsMailedToMe } from './views/my-letters.js';
import type { ReportSearch } from './search.js';

/** The reports that the reader may open, by groups, and his saved views and those that others share. */
export function ReportsMenu({ reports }: { reports: readonly ReportKind[] }) {
  const { t } = useTranslation('reports');
  const { pathname, view } = useLocation({
    select: (location) => ({ pathname: location.pathname, view: (location.search as ReportSearch).view }),
  });
  const { data: views = [] } = useQuery({ ...reportViewsQuery, enabled: reports.length > 0 });
  const menu = useRef<HTMLDivElement>(null);
  // On a narrow screen the menu is a row, and the chosen report may lie beside the screen.
  useEffect(() => {
    menu.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname, view]);
  const opened = views.find(({ id }) => id === view);
  return (
    <nav className={classes.menu} aria-label={t('title')} data-region="reports-menu">
      <h1 className={classes.menuTitle}>{t('title')}</h1>
      <div className={classes.menuRows} ref={menu}>
        {REPORT_GROUPS.map((group) => (
          <Group key={group} title={t(`group.${group}`)}>
            {reports
              .filter((one) => one.group === group)
              .map(({ name, path }) => (
                <li key={name}>
                  <Link
                    to="/reports/$report"
                    params={{ report: path }}
                    search={{}}
                    className={classes.menuLink}
                    data-active={(!opened && pathname === `/reports/${path}`) || undefined}
                    aria-current={!opened && pathname === `/reports/${path}` ? 'page' : undefined}
                  >
                    {t(`report.${name}`)}
                  </Link>
                </li>
              ))}
          </Group>
        ))}
        <Group title={t('views.title')}>
          {views.map((one) => (
            <ViewLink key={one.id} view={one} isOpen={one === opened} />
          ))}
        </Group>
      </div>
    </nav>
  );
}

function Group({ title, children }: { title: string; children: React.ReactElement[] }) {
  if (children.length === 0) return null;
  return (
    <div className={classes.menuGroup}>
      <h2 className={classes.menuHead}>{title}</h2>
      <ul className={classes.menuList}>{children}</ul>
    </div>
  );
}

function ViewLink({ view, isOpen }: { view: ReportView; isOpen: boolean }) {
  const { t } = useTranslation('reports');
  const kind = reportOfName(view.report);
  const mine = useIsMailedToMe(view);
  if (!kind) return null;
  const mailed = mine ? t('views.isMailedToMe') : view.mail && t('views.isMailed');
  const about = [t(`report.${kind.name}`), view.shared && t('views.isShared'), mailed].filter(Boolean).join(', ');
  return (
    <li className={classes.menuRow} data-active={isOpen || undefined}>
      <Link
        to="/reports/$report"
        params={{ report: kind.path }}
        search={{ ...searchOf(view.question), view: view.id }}
        className={classes.menuLink}
        data-active={isOpen || undefined}
        aria-current={isOpen ? 'page' : undefined}
        title={about}
      >
        <span className={classes.viewName}>{view.name}</span>
        <span className="visually-hidden">, {about}</span>
        {view.shared && <IconUsers size={14} aria-hidden />}
        {view.mail && <IconMail size={14} aria-hidden />}
      </Link>
      <StopLettersButton view={view} isOpen={isOpen} />
    </li>
  );
}
