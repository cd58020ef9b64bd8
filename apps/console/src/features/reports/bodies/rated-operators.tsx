import { useTranslation } from 'react-i18next';
import type { BodyProps } from '../body.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { OperatorPart } from '../parts/operator-part.js';
import { useReportRole } from '../parts/use-report-role.js';
import type { Words } from '../words.js';

type Row = BodyProps<'rating'>['answer']['operators'][number];

/** How often and how each colleague was rated. */
export function RatedOperators({ operators, words }: { operators: readonly Row[]; words: Words }) {
  const { t } = useTranslation('reports');
  const role = useReportRole();
  const columns: Column<Row>[] = [
    { key: 'operator', title: t('column.operator'), cell: ({ operator }) => operator, order: ({ operator }) => operator },
    { key: 'role', title: t('column.role'), cell: role, order: role },
    { key: 'groups', title: t('column.groups'), cell: ({ groups }) => groups.join(', ') },
    {
      key: 'average',
      title: t('figure.rating_average'),
      numeric: true,
      cell: (row) => words.average(row.average),
      order: (row) => row.average,
    },
    { key: 'ratings', title: t('figure.ratings'), numeric: true, cell: (row) => words.number(row.ratings), order: (row) => row.ratings },
    ...[5, 4, 3, 2, 1].map((mark): Column<Row> => ({
      key: `mark-${mark}`,
      title: t('rating.mark', { mark }),
      numeric: true,
      cell: ({ distribution }) => words.number(distribution[mark - 1] ?? 0),
      order: ({ distribution }) => distribution[mark - 1] ?? 0,
    })),
  ];
  return (
    <OperatorPart title={t('rating.operators')} count={operators.length}>
      <DataTable label={t('rating.operators')} columns={columns} rows={operators} rowKey={({ operatorId }) => operatorId} />
    </OperatorPart>
  );
}
