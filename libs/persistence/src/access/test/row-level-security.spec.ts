import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../../test/setup/test-database.js';
import { Database } from '../../database.js';
import { CompanyRegistry } from '../../companies/company.registry.js';
import { assertRowLevelSecurity } from '../../health/row-level-security.check.js';
import { JobsDatabase } from '../../jobs-database.js';
import { urlForRole } from '../../roles.js';
import { statement } from '../../statement.js';

/** Tables without a company: no row of them belongs to anybody. */
const SHARED_TABLES = ['login_attempt', 'message_search_feed', 'migration', 'process_health', 'push_feed', 'report_feed', 'webhook_feed'];

describe('row-level security', () => {
  let test: TestDatabase;
  let owner: pg.Client;
  let app: pg.Client;
  let database: Database;
  let jobs: JobsDatabase;
  let ours: number;
  let theirs: number;

  beforeAll(async () => {
    test = await createTestDatabase();
    owner = new pg.Client({ connectionString: test.databaseUrl });
    app = new pg.Client({ connectionString: urlForRole(test.databaseUrl, test.secretKey, 'deskwire_app') });
    await Promise.all([owner.connect(), app.connect()]);
    database = await Database.connect({ url: urlForRole(test.databaseUrl, test.secretKey, 'deskwire_app'), poolSize: 4 });
    jobs = new JobsDatabase({ url: urlForRole(test.databaseUrl, test.secretKey, 'deskwire_jobs'), poolSize: 2, onError: () => undefined });
    const registry = new CompanyRegistry(database, jobs);
    const form = { companyName: 'c', firstName: 'f', lastName: '', locale: 'en', timeZone: 'UTC', passwordHash: 'x' } as const;
    ours = (await registry.register({ ...form, email: 'ours@example.test' })).companyId;
    theirs = (await registry.register({ ...form, email: 'theirs@example.test' })).companyId;
    for (const company of [ours, theirs]) await fillEveryTable(company);
  });
  afterAll(async () => {
    await Promise.all([owner.end(), app.end(), database.close(), jobs.close()]);
    await test.drop();
  });

  /** A row in every table, the checks between tables left out: only whose the row is matters here. */
  async function fillEveryTable(company: number): Promise<void> {
    await owner.query('begin; set local session_replication_role = replica');
    for (const { name, columns } of await tables()) {
      const { rows } = await owner.query(`select 1 from ${name} where ${ownerColumn(name)} = $1`, [company]);
      if (rows.length > 0 || name === 'company') continue;
      const required = columns.filter(({ column, required: needed }) => needed || column === 'company_id');
      const values = required.map(({ column, type, choice }) => (column === 'company_id' ? String(company) : sample(type, choice)));
      await owner.query(`insert into ${name} (${required.map(({ column }) => column).join(', ')}) values (${values.join(', ')})`);
    }
    await owner.query('commit');
  }

  interface Column {
    column: string;
    type: string;
    required: boolean;
    choice: string | null;
  }

  async function tables(): Promise<{ name: string; columns: Column[] }[]> {
    const { rows } = await owner.query<{ name: string; columns: Column[] }>(
      `select c.relname as name, json_agg(json_build_object('column', a.attname, 'type', format_type(a.atttypid, null),
              'required', a.attnotnull and not a.atthasdef,
              'choice', (select substring(pg_get_constraintdef(k.oid) from '''([a-z_]+)''::text') from pg_constraint k
                          where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey) limit 1)) order by a.attnum) as columns
         from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> all ($1) group by c.relname order by c.relname`,
      [SHARED_TABLES],
    );
    return rows;
  }

  let sampled = 0;
  function sample(type: string, choice: string | null): string {
    sampled += 1;
    if (type.endsWith('[]')) return `'{}'`;
    if (choice) return `'${choice}'`;
    if (type === 'smallint') return '5';
    if (/int/.test(type)) return String(900_000 + sampled);
    if (type.startsWith('time ')) return 'localtime';
    if (/timestamp|date/.test(type)) return 'now()';
    if (type === 'jsonb') return `'{}'`;
    if (type === 'bytea') return `'\\x${sampled.toString(16).padStart(8, '0')}'`;
    if (type === 'boolean') return 'true';
    if (type === 'uuid') return 'gen_random_uuid()';
    return `'sample ${sampled}'`;
  }

  const ownerColumn = (table: string): string => (table === 'company' ? 'id' : 'company_id');
  const countAsApp = async (table: string, company: number | null): Promise<{ all: number; foreign: number }> => {
    await app.query('begin');
    if (company !== null) await app.query(`select set_config('app.company_id', $1, true)`, [String(company)]);
    const counted = `select count(*)::int as all, (count(*) filter (where ${ownerColumn(table)} <> $1))::int as foreign from ${table}`;
    const { rows } = await app.query<{ all: number; foreign: number }>(counted, [company ?? 0]);
    await app.query('commit');
    return rows[0]!;
  };
  const refusal = async (sql: string): Promise<string> => {
    await app.query('begin');
    try {
      await app.query(`select set_config('app.company_id', '${ours}', true)`);
      await app.query(sql);
      return 'allowed';
    } catch (error) {
      return (error as pg.DatabaseError).code ?? 'unknown';
    } finally {
      await app.query('rollback');
    }
  };

  it('covers every table but those that hold nobody’s rows', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(SHARED_TABLES);
  });

  it('without a company the application sees no row of any table', async () => {
    for (const { name } of await tables()) expect([name, (await countAsApp(name, null)).all]).toEqual([name, 0]);
  });

  it("in one company's name it sees that company's rows of every table and no others", async () => {
    for (const { name } of await tables()) {
      const { all, foreign } = await countAsApp(name, ours);
      expect([name, all > 0, foreign]).toEqual([name, true, 0]);
    }
  });

  it('in the name of a company that does not exist it sees nothing', async () => {
    for (const { name } of await tables()) expect([name, (await countAsApp(name, 1)).all]).toEqual([name, 0]);
  });

  it('it can neither change, nor take, nor give away rows of others', async () => {
    const bystanders = await owner.query('select count(*)::int as n from operator_group where company_id = $1', [theirs]);
    await app.query('begin');
    await app.query(`select set_config('app.company_id', $1, true)`, [String(ours)]);
    expect((await app.query('update operator_group set name = $1 where company_id = $2', ['x', theirs])).rowCount).toBe(0);
    expect((await app.query('delete from upload where company_id = $1', [theirs])).rowCount).toBe(0);
    await app.query('rollback');
    expect(await refusal(`insert into operator_group (company_id, name) values (${theirs}, 'planted')`)).toBe('42501');
    expect(await refusal(`update operator_group set company_id = ${theirs}`)).toBe('42501');
    expect((await owner.query('select count(*)::int as n from operator_group where company_id = $1', [theirs])).rows).toEqual(
      bystanders.rows,
    );
  });

  it('a link to a row of another company cannot exist', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select conrelid::regclass || '.' || conname as name from pg_constraint k
        where contype = 'f' and exists (select 1 from pg_attribute a where a.attrelid = conrelid and a.attname = 'company_id')
          and confrelid <> 'company'::regclass
          and not exists (select 1 from pg_attribute a where a.attrelid = conrelid and a.attname = 'company_id' and a.attnum = any (conkey))`,
    );
    expect(rows).toEqual([]);
  });

  it.each([
    [
      'is no superuser, owns nothing, and may not bypass the rules',
      `select 1 / (case when rolsuper or rolbypassrls or rolcreaterole or rolcreatedb then 0 else 1 end) from pg_roles where rolname = current_user`,
      'allowed',
    ],
    ['cannot become the owner', 'set role OWNER', '42501'],
    ['cannot become the role that crosses companies', 'set role deskwire_jobs', '42501'],
    ['cannot switch the rules off for its session', 'set row_security = off; select * from operator', '42501'],
    ['cannot switch them off for a table', 'alter table operator disable row level security', '42501'],
    ['cannot drop a policy', 'drop policy own_company on operator', '42501'],
    ['cannot make a policy', 'create policy mine on operator using (true)', '42501'],
    [
      'cannot make a function that runs as somebody else',
      `create function public.f() returns int language sql security definer as 'select 1'`,
      '42501',
    ],
    ['cannot make a table or a view', 'create view public.v as select * from operator', '42501'],
    ['cannot copy rows to a file', `copy operator to '/tmp/operators'`, '42501'],
    ['cannot rewrite the event log', `update event set kind = 'x'`, '42501'],
    ['cannot take from the event log', 'delete from event', '42501'],
    ['cannot empty a table', 'truncate operator cascade', '42501'],
  ])('the application’s role %s', async (_, sql, expected) => {
    expect(await refusal(sql.replace('OWNER', new URL(test.databaseUrl).username))).toMatch(new RegExp(`^(${expected})$`));
  });

  it('both roles own nothing and belong to no other role', async () => {
    const { rows } = await owner.query(
      `select r.rolname from pg_roles r where r.rolname like 'deskwire\\_%'
          and (exists (select 1 from pg_class c where c.relowner = r.oid) or exists (select 1 from pg_auth_members m where m.member = r.oid))`,
    );
    expect(rows).toEqual([]);
  });

  it('the role that crosses companies reads no message text, no client and no card', async () => {
    const read = statement;
    for (const sql of [
      'select text from message',
      'select * from client',
      'select * from card',
      'select body from quarantined_update',
      'select name from company',
    ]) {
      await expect(jobs.query(read(`test.${sql}`, sql))).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('a transaction that names no company is refused before it begins', async () => {
    for (const company of [0, -1, Number.NaN, 1.5, '1' as unknown as number, undefined as unknown as number]) {
      await expect(database.transaction(company, () => Promise.resolve())).rejects.toThrow('needs the id of its company');
    }
  });

  it('fifty callers of two companies on four connections never meet', async () => {
    const names = statement('test.whose', 'select distinct company_id as "companyId" from operator');
    const seen = await Promise.all(
      Array.from({ length: 50 }, async (_, i) => {
        const company = i % 2 ? ours : theirs;
        const rows = await database.transaction(company, (tx) => tx.query<{ companyId: number }>(names));
        return rows.every(({ companyId }) => companyId === company) && rows.length === 1;
      }),
    );
    expect(seen.every(Boolean)).toBe(true);
  });

  it('after a failed transaction its connection keeps no company', async () => {
    const whose = statement('test.context', `select current_setting('app.company_id', true) as company`);
    await expect(database.transaction(ours, (tx) => tx.query(statement('test.broken', 'select 1/0')))).rejects.toMatchObject({
      code: '22012',
    });
    const contexts = await Promise.all([1, 2, 3, 4].map(() => database.transaction(theirs, (tx) => tx.query<{ company: string }>(whose))));
    for (const [context] of contexts) expect(context?.company).toBe(String(theirs));
  });

  it('the start is refused when a table lost its rules', async () => {
    await owner.query('alter table card no force row level security');
    await expect(assertRowLevelSecurity(database)).rejects.toThrow('card');
    await owner.query('alter table card force row level security');
    await expect(assertRowLevelSecurity(database)).resolves.toBeUndefined();
  });
});
