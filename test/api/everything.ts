import type { ApiUnderTest } from './api-under-test.js';

/** What changes with every call, whatever it is about. */
const OF_CALLS = ['api_usage', 'api_rate', 'session', 'operator_presence', 'api_token', 'api_idempotency'];

/** All that a company has, a mark for each table: two that are equal say that nothing at all was written in between. */
export async function everythingOf(api: ApiUnderTest, companyId: number): Promise<Record<string, string>> {
  const tables = await api.rows<{ name: string }>(
    `select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'company_id' and table_name <> all($1) order by 1`,
    [OF_CALLS],
  );
  const marks = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(to_jsonb(t)::text, ' ' order by to_jsonb(t)::text)), '') as mark
         from "${name}" t where company_id = $1`,
  );
  const rows = await api.rows<{ name: string; mark: string }>(marks.join(' union all '), [companyId]);
  return Object.fromEntries(rows.map(({ name, mark }) => [name, mark]));
}
