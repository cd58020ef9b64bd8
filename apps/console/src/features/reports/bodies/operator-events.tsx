import { useTranslation } from 'react-i18next';
import type { BodyProps } from '../body.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { Definition } from '../parts/definition.js';
import { DialogLink } from '../parts/dialog-link.js';
import { MoreRows } from '../parts/more-rows.js';
import { OperatorPart } from '../parts/operator-part.js';
import { Nothing } from '../parts/nothing.js';
import parts from '../parts/parts.module.css';
import { useReportRole } from '../parts/use-report-role.js';
import type { Words } from '../words.js';
import { statusesOf } from './statuses.js';

type Answer = BodyProps<'operator_events'>['answer'];
type Row = Answer['rows'][number];
type Totals = Answer['operators'][number];

/** Who came, went and changed his status when, and how long each status lasted. */
export function OperatorEvents({ answer, words, paging, ...asked }: BodyProps<'operator_events'>) {
  const { t } = useTranslation('reports');
  const { operators, rows } = answer;
  return (
    <>
      {operators.length > 0 && <StatusTotals operators={operators} words={words} />}
      <section className={parts.part}>
        <h3>
          {t('events.rows')}
          <Definition of="seconds_in_status" name={t('column.seconds')} />
        </h3>
        {rows.length === 0 ? <Nothing title={t('events.none')} {...asked} /> : <EventRows rows={rows} words={words} />}
        <MoreRows paging={paging} />
      </section>
    </>
  );
}

/** Before the name of a status of the company's own. */
const OWN = /^own:/;

/** A status in words: ours in the reader's language, the company's own by its name. */
function useStatusName(): (status: string) => string {
  const { t, i18n } = useTranslation('reports');
  return (status) => (i18n.exists(`reports:status.${status}`) ? t(`status.${status}`) : status.replace(OWN, ''));
}

function StatusTotals({ operators, words }: { operators: readonly Totals[]; words: Words }) {
  const { t } = useTranslation('reports');
  const role = useReportRole();
  const statusName = useStatusName();
  const columns: Column<Totals>[] = [
    { key: 'operator', title: t('column.operator'), cell: ({ operator }) => operator, order: ({ operator }) => operator },
    { key: 'role', title: t('column.role'), cell: role, order: role },
    { key: 'groups', title: t('column.groups'), cell: ({ groups }) => groups.join(', ') },
    ...statusesOf(operators).map((status): Column<Totals> => ({
      key: `status-${status}`,
      title: statusName(status),
      numeric: true,
      cell: ({ seconds }) => (seconds[status] ? words.duration(seconds[status]) : <span className={parts.none}>–</span>),
      order: ({ seconds }) => seconds[status] ?? 0,
    })),
  ];
  return (
    <OperatorPart
      title={t('events.totals')}
      count={operators.length}
      definition={<Definition of="status_totals" name={t('events.totals')} />}
    >
      <DataTable label={t('events.totals')} columns={columns} rows={operators} rowKey={({ operatorId }) => operatorId} />
    </OperatorPart>
  );
}

/** What happened in words; what the server may learn to tell later is shown as it names it. */
function useEventName(): (row: Row) => string {
  const { t, i18n } = useTranslation('reports');
  return ({ event, status }) => status ?? (i18n.exists(`reports:event.${event}`) ? t(`event.${event}`) : event);
}

function EventRows({ rows, words }: { rows: readonly Row[]; words: Words }) {
  const { t } = useTranslation('reports');
  const role = useReportRole();
  const eventName = useEventName();
  const columns: Column<Row>[] = [
    { key: 'operator', title: t('column.operator'), cell: ({ operator }) => operator },
    { key: 'operatorId', title: t('column.operatorId'), numeric: true, cell: ({ operatorId }) => operatorId },
    { key: 'role', title: t('column.role'), cell: role },
    { key: 'groups', title: t('column.groups'), cell: ({ groups }) => groups.join(', ') },
    { key: 'event', title: t('column.event'), cell: eventName },
    { key: 'dialog', title: t('column.dialogId'), cell: ({ dialogId }) => (dialogId === null ? null : <DialogLink dialogId={dialogId} />) },
    { key: 'at', title: t('column.time'), cell: ({ at }) => words.moment(at) },
    {
      key: 'seconds',
      title: t('column.seconds'),
      numeric: true,
      cell: ({ seconds }) => (seconds === null ? null : words.duration(seconds)),
    },
  ];
  return <DataTable label={t('events.rows')} columns={columns} rows={rows} rowKey={({ eventId }) => eventId} />;
}
