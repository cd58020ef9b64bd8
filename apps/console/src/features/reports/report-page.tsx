import './texts.js';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { reportViewsQuery } from '../../api/reports.js';
import { meQuery } from '../../api/session.js';
import { EmptyState } from '../../ui/empty-state.js';
import { reportOfPath, type ReportKind } from './catalogue.js';
import { isBareView, searchOf } from './question.js';
import { ReportSheet } from './report-sheet.js';
import type { ReportSearch } from './search.js';

/** One report, as the address asks for it. */
export default function ReportPage() {
  const { t } = useTranslation('reports');
  const { report = '' } = useParams({ strict: false });
  const { data: me } = useQuery(meQuery);
  const kind = reportOfPath(report);
  if (!kind) return <EmptyState title={t('unknown')}>{t('unknownText')}</EmptyState>;
  if (me && !me.permissions.includes(kind.permission)) {
    return <EmptyState title={t('notForYou', { report: t(`report.${kind.name}`) })}>{t('notForYouText')}</EmptyState>;
  }
  return <OneReport key={kind.name} kind={kind} />;
}

function OneReport({ kind }: { kind: ReportKind }) {
  const search = useSearch({ from: '/shell/reports/$report' });
  const navigate = useNavigate();
  const { data: views } = useQuery(reportViewsQuery);
  const view = views?.find(({ id, report }) => id === search.view && report === kind.name) ?? null;
  const bare = isBareView(search);
  const change = (changes: ReportSearch): void =>
    void navigate({ to: '/reports/$report', params: { report: kind.path }, search: { ...search, ...changes }, replace: true });
  // A link to a view alone, as letters have it, opens what the view keeps.
  useEffect(() => {
    if (bare && view) change(searchOf(view.question));
  });
  if (bare && (view || !views)) return null;
  return (
    <ReportSheet kind={kind} search={search} view={view} viewIsGone={search.view !== undefined && !!views && !view} onChange={change} />
  );
}
