/** What is looked for in the audit log, as the address has it: a colleague can be sent a link to exactly this. */
export interface AuditSearch {
  /** An operator's id. */
  who?: number | undefined;
  /** A kind of object ("role"), or an action of it ("role.changed"). */
  what?: string | undefined;
  /** One object of that kind. */
  id?: number | undefined;
  /** Days: "2026-11-27". */
  from?: string | undefined;
  to?: string | undefined;
  search?: string | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const WHAT = /^[a-z_]{1,40}(\.[a-z_]{1,40})?$/;

export function auditSearch(search: Record<string, unknown>): AuditSearch {
  const id = (value: unknown): number | undefined => (Number.isSafeInteger(value) && (value as number) > 0 ? (value as number) : undefined);
  const text = (value: unknown, form: RegExp): string | undefined => (typeof value === 'string' && form.test(value) ? value : undefined);
  const words = search['search'];
  return {
    who: id(search['who']),
    what: text(search['what'], WHAT),
    id: id(search['id']),
    from: text(search['from'], DAY),
    to: text(search['to'], DAY),
    search: typeof words === 'number' ? String(words) : text(words, /^.{1,100}$/),
  };
}
