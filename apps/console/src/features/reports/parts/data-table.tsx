import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import classes from './table.module.css';

export interface Column<Row> {
  key: string;
  title: string;
  numeric?: boolean;
  /** Never broken over two lines: a number, a time. */
  whole?: boolean;
  cell(row: Row): ReactNode;
  /** By what its rows are put in order, where a press on its head does that. */
  order?(row: Row): number | string | null;
}

interface Props<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string | number;
  /** A last line: a total, in the columns' order. */
  foot?: readonly ReactNode[];
}

interface Order {
  key: string;
  down: boolean;
}

/** From so many columns on a row becomes a card on a narrow screen. */
const COLUMNS_SIDE_BY_SIDE = 4;

/** The figures themselves. The first column names the row. */
export function DataTable<Row>({ label, columns, rows, rowKey, foot }: Props<Row>) {
  const [order, setOrder] = useState<Order | null>(null);
  const press = (key: string): void => setOrder((old) => (old?.key !== key ? { key, down: true } : old.down ? { key, down: false } : null));
  return (
    <table className={classes.table} aria-label={label} data-cards={columns.length > COLUMNS_SIDE_BY_SIDE || undefined}>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.key} column={column} order={order?.key === column.key ? order : null} onPress={() => press(column.key)} />
          ))}
        </tr>
      </thead>
      <tbody>
        {inOrder(rows, columns, order).map((row) => (
          <tr key={rowKey(row)}>
            {columns.map(({ key, title, numeric, whole, cell }, index) => {
              const Cell = index === 0 ? 'th' : 'td';
              return (
                <Cell
                  key={key}
                  data-label={title}
                  data-numeric={numeric || undefined}
                  data-whole={whole || undefined}
                  {...(index === 0 && { scope: 'row' })}
                >
                  {cell(row)}
                </Cell>
              );
            })}
          </tr>
        ))}
      </tbody>
      {foot && (
        <tfoot>
          <tr>
            {foot.map((content, index) => (
              <td key={columns[index]?.key} data-label={columns[index]?.title} data-numeric={columns[index]?.numeric || undefined}>
                {content}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function Head<Row>({ column, order, onPress }: { column: Column<Row>; order: Order | null; onPress(): void }) {
  const { title, numeric, order: by } = column;
  const sorted = order ? (order.down ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" data-numeric={numeric || undefined} aria-sort={sorted}>
      {by ? (
        <button type="button" className={classes.sort} onClick={onPress}>
          {title}
          {order && (order.down ? <IconChevronDown size={13} aria-hidden /> : <IconChevronUp size={13} aria-hidden />)}
        </button>
      ) : (
        title
      )}
    </th>
  );
}

/** What has no figure comes last, whichever way. */
export function inOrder<Row>(rows: readonly Row[], columns: readonly Column<Row>[], order: Order | null): readonly Row[] {
  const by = columns.find(({ key }) => key === order?.key)?.order;
  if (!order || !by) return rows;
  return [...rows].sort((one, other) => {
    const [a, b] = [by(one), by(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const difference = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
    return order.down ? -difference : difference;
  });
}
