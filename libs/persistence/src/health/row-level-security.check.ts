import type { Database } from '../database.js';
import { statement } from '../statement.js';

const unprotected = statement(
  'health.unprotected_tables',
  `select c.relname as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p')
      and (c.relname = 'company' or exists (
        select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'company_id' and not a.attisdropped))
      and not (c.relrowsecurity and c.relforcerowsecurity
        and exists (select 1 from pg_policy p where p.polrelid = c.oid))`,
);

const privileges = statement(
  'health.role_privileges',
  `select r.rolsuper or r.rolbypassrls or r.rolcreaterole
          or exists (select 1 from pg_class c where c.relowner = r.oid)
          or exists (select 1 from pg_auth_members m where m.member = r.oid) as dangerous
     from pg_roles r where r.rolname = current_user`,
);

/** Refuses to start when one company could see another's rows: an unprotected table, or a role that stands above the rules. */
export async function assertRowLevelSecurity(database: Database): Promise<void> {
  // No company has the id 1 (ids start at 1001); the catalogues answer all the same.
  await database.transaction(1, async (tx) => {
    const tables = await tx.query<{ name: string }>(unprotected);
    if (tables.length > 0) {
      throw new Error(`Row-level security is missing on ${tables.map(({ name }) => name).join(', ')}; run the migrations of this version`);
    }
    const [role] = await tx.query<{ dangerous: boolean }>(privileges);
    if (role?.dangerous)
      throw new Error('The database role of the API may bypass row-level security; use deskwire_app as the migrations make it');
  });
}
