import classes from './heat-table.module.css';

interface Props {
  /** What it shows; its caption for screen readers. */
  label: string;
  rows: readonly string[];
  columns: readonly string[];
  /** By row, then by column. */
  values: readonly (readonly number[])[];
  format(value: number): string;
  /** Columns become rows: for a narrow screen. */
  upright?: boolean;
}

const SHADES = 5;

/** How dark a figure stands beside the largest: 0 = nothing, 5 = the most. */
export const shadeOf = (value: number, most: number): number =>
  value <= 0 || most <= 0 ? 0 : Math.min(SHADES, Math.max(1, Math.ceil((value / most) * SHADES)));

/**
 * A heat map that is its own table: every cell has its figure as a text, and the shade only helps to find it. So it is read, printed and
 * walked through like any other table.
 */
export function HeatTable({ label, rows, columns, values, format, upright = false }: Props) {
  const most = Math.max(0, ...values.flat());
  const [down, across] = upright ? [columns, rows] : [rows, columns];
  const at = (row: number, column: number): number => (upright ? values[column]?.[row] : values[row]?.[column]) ?? 0;
  return (
    <div className={classes.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={classes.table} data-upright={upright || undefined}>
        <thead>
          <tr>
            <td />
            {across.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {down.map((name, row) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {across.map((other, column) => {
                const value = at(row, column);
                return (
                  <td key={other} data-shade={shadeOf(value, most)}>
                    {value === 0 ? <span className={classes.zero}>0</span> : format(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.scale} aria-hidden>
        {format(0)}
        {[0, 1, 2, 3, 4, SHADES].map((shade) => (
          <i key={shade} data-shade={shade} />
        ))}
        {format(most)}
      </p>
    </div>
  );
}
