import { ActionIcon, Button, Skeleton } from '@mantine/core';
import { IconAlertCircle, IconQuestionMark } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../api/api-error.js';
import { reportChoicesQuery, type ReportName, type ReportView } from '../../api/reports.js';
import { useMay } from '../../api/use-may.js';
import { EmptyState } from '../../ui/empty-state.js';
import { errorText } from '../../ui/toast.js';
import { ActiveDialogs } from './bodies/active-dialogs.js';
import { Funnel } from './bodies/funnel.js';
import { Load } from './bodies/load.js';
import { OperatorEvents } from './bodies/operator-events.js';
import { Rating } from './bodies/rating.js';
import { Requests } from './bodies/requests.js';
import { Templates } from './bodies/templates.js';
import type { BodyProps } from './body.js';
import type { ReportKind } from './catalogue.js';
import { AskedLine } from './frame/asked-line.js';
import { DefinitionsWindow } from './frame/definitions-window.js';
import { ExportMenu } from './frame/export-menu.js';
import { Filters } from './frame/filters.js';
import { FrameLine } from './frame/frame-line.js';
import classes from './reports.module.css';
import type { ReportSearch } from './search.js';
import { useReport } from './use-report.js';
import { MyLetters } from './views/my-letters.js';
import { ViewMenu } from './views/view-menu.js';
import { useWords } from './words.js';

const BODIES: { [Name in ReportName]: ComponentType<BodyProps<Name>> } = {
  active_dialogs: ActiveDialogs,
  load: Load,
  requests: Requests,
  rating: Rating,
  operator_events: OperatorEvents,
  funnel: Funnel,
  templates: Templates,
};

const FIRST_QUESTION: ReportSearch = {
  ...{ period: undefined, from: undefined, to: undefined, bucket: undefined },
  ...{ channels: undefined, groups: undefined, operators: undefined, roles: undefined, scenario: undefined },
};

interface Props {
  kind: ReportKind;
  search: ReportSearch;
  /** The saved view that is open. */
  view: ReportView | null;
  viewIsGone: boolean;
  onChange(changes: ReportSearch): void;
}

/** What all reports have in common: what is asked, whose clocks, how exact, and the ways out; the report itself stands under it. */
export function ReportSheet({ kind, search, view, viewIsGone, onChange }: Props) {
  const { t } = useTranslation('reports');
  const { ask, answered, error, isStale, retry } = useReport(kind, search);
  const { data: choices } = useQuery(reportChoicesQuery);
  const frame = answered?.answer.frame;
  const words = useWords(frame?.timeZone ?? choices?.timeZone ?? 'UTC');
  const seesAll = useMay('all_chats');
  const Body = BODIES[kind.name] as ComponentType<BodyProps<ReportName>>;
  return (
    <>
      <header className={classes.head}>
        <Heading kind={kind} view={view} />
        <div className={classes.headActions}>
          <ViewMenu kind={kind} search={search} view={view} onChange={onChange} />
          <ExportMenu kind={kind} ask={ask} />
        </div>
      </header>
      {view && (
        <MyLetters key={view.id} view={view} asked={search.letters === 'stop'} onAnswered={() => onChange({ letters: undefined })} />
      )}
      {viewIsGone && <p className={classes.warning}>{t('views.gone')}</p>}
      <Filters kind={kind} search={search} ask={ask} days={frame} onChange={onChange} />
      {error && <Failure error={error} retry={retry} onReset={() => onChange(FIRST_QUESTION)} />}
      {answered && frame ? (
        <div className={classes.sheet} data-stale={isStale || error ? true : undefined} aria-busy={isStale}>
          <div className={classes.frame}>
            <FrameLine frame={frame} words={words} compared={answered.before !== null} ownOnly={seesAll === false} />
            <AskedLine kind={kind} search={search} />
          </div>
          <Body {...answered} kind={kind} words={words} search={search} onChange={onChange} />
        </div>
      ) : error ? null : (
        <Loading />
      )}
    </>
  );
}

function Heading({ kind, view }: { kind: ReportKind; view: ReportView | null }) {
  const { t } = useTranslation('reports');
  const [asked, setAsked] = useState(false);
  const name = t(`report.${kind.name}`);
  return (
    <>
      <div className={classes.heading}>
        <h2 className={classes.title}>
          {view ? view.name : name}
          <ActionIcon size={26} aria-label={t('whatIs', { name })} onClick={() => setAsked(true)} data-region-focus>
            <IconQuestionMark size={16} aria-hidden />
          </ActionIcon>
        </h2>
        {view && <p className={classes.subtitle}>{name}</p>}
      </div>
      {asked && <DefinitionsWindow kind={kind} onClose={() => setAsked(false)} />}
    </>
  );
}

/** As high as what will stand here, so that nothing jumps. */
function Loading() {
  const { t } = useTranslation('reports');
  return (
    <div className={classes.sheet} role="status" aria-label={t('loading')}>
      <Skeleton height={20} width="60%" />
      <Skeleton height={56} />
      <Skeleton height={240} />
      <Skeleton height={320} />
    </div>
  );
}

function Failure({ error, retry, onReset }: { error: Error; retry(): void; onReset(): void }) {
  const { t } = useTranslation('reports');
  const forbidden = isApiError(error) && error.status === 403;
  // The same question would be refused again.
  const refused = isApiError(error) && (error.status === 400 || error.status === 422);
  return (
    <div role="alert">
      <EmptyState
        icon={<IconAlertCircle size={22} />}
        title={t(forbidden ? 'forbidden' : 'failed')}
        action={
          forbidden ? null : (
            <Button variant="default" onClick={refused ? onReset : retry}>
              {t(refused ? 'askAnew' : 'ui:retry')}
            </Button>
          )
        }
      >
        {forbidden ? t('notForYouText') : errorText(error)}
      </EmptyState>
    </div>
  );
}
