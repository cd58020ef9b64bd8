import type { StaffFilter } from '../../../api/staff.js';

export interface OperatorsSearch {
  /** Who is shown; absent: all. */
  show?: Exclude<StaffFilter, 'all'>;
  /** Only those who have open chats. */
  busy?: true;
  /** Part of a name, an email address or a phone number. */
  find?: string;
  /** Whose card is open. */
  operator?: number;
}

const FILTERS: readonly unknown[] = ['active', 'blocked', 'deleted'] satisfies OperatorsSearch['show'][];

export function operatorsSearch({ show, busy, find, operator }: Record<string, unknown>): OperatorsSearch {
  const id = Number(operator);
  return {
    ...(FILTERS.includes(show) && { show: show as OperatorsSearch['show'] }),
    ...(busy === true && { busy }),
    // A number that is searched for comes back as one.
    ...((typeof find === 'string' || typeof find === 'number') && find !== '' && { find: String(find) }),
    ...(Number.isInteger(id) && id > 0 && { operator: id }),
  };
}
