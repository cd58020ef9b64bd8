import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { reconcile } from './reconcile.js';

/** Three dialogs of November: one of a package, one that was charged by itself, one that is blocked; what was before them was not counted. */
const WORLD = `
  insert into company (id, name) values (5001, 'Tidy');
  insert into channel (id, company_id, transport, key, name, secrets) values (5020, 5001, 'plain', 'tidy', 'Tidy', 'x');
  insert into card (id, company_id) values (5031, 5001), (5032, 5001), (5033, 5001);
  insert into client (id, company_id, channel_id, card_id, name) select id + 10, 5001, 5020, id, 'Ann' from card;
  insert into client_identity (company_id, channel_id, kind, value, client_id) select 5001, 5020, 'phone', id::text, id from client;
  insert into dialog (id, company_id, channel_id, client_id, state, closed_at, blocked_at)
    select id + 10, 5001, 5020, id, 'closed', now(), case when id = 5043 then timestamptz '2026-11-12' end from client;
  insert into message (id, company_id, dialog_id, client_id, channel_id, kind, origin, status, created_at) values
    (5061, 5001, 5051, 5041, 5020, 'from_client', 'client', 0, '2026-11-01'), (5062, 5001, 5051, 5041, 5020, 'from_client', 'client', 0, '2026-11-12'),
    (5063, 5001, 5052, 5042, 5020, 'to_client', 'console', 40, '2026-11-12'), (5064, 5001, 5053, 5043, 5020, 'from_client', 'client', 0, '2026-11-12'),
    (5065, 5001, 5052, 5042, 5020, 'to_client', 'console', 90, '2026-12-12');
  insert into counted_month (company_id, month, begins_at, ends_at) values
    (5001, '2026-11-01', '2026-11-01', '2026-12-01'), (5001, '2026-12-01', '2026-12-01', '2027-01-01');
  insert into dialog_package (id, company_id, size, used, origin, price_minor) values (5070, 5001, 1, 1, 'top_up', 500);
  insert into ledger_entry (id, company_id, key, kind, amount_minor, created_at) values
    (5080, 5001, 'opening', 'payment', 1000, '2026-11-01'), (5081, 5001, 'package:5070', 'top_up', -500, '2026-11-12'),
    (5082, 5001, 'dialog:5052', 'single', -250, '2026-11-12');
  insert into active_dialog (company_id, month, dialog_id, channel_id, counted_at, paid_by, package_id, entry_id) values
    (5001, '2026-11-01', 5051, 5020, '2026-11-12', 'package', 5070, null), (5001, '2026-11-01', 5052, 5020, '2026-11-12', 'single', null, 5082),
    (5001, '2026-11-01', 5053, 5020, '2026-11-12', null, null, null);
  update account set balance_minor = 250, blocked_since = '2026-11-12' where company_id = 5001;
`;

const MONTHS = 'a dialog is counted in the months in which something was written in it, and in no other';
const BLOCKED = 'a dialog is blocked as long as it owes a month';

describe('reconcile compares packages of dialogs', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  beforeEach(async () => {
    database = await createTestDatabase();
    owner = new pg.Client({ connectionString: database.databaseUrl });
    await owner.connect();
    await owner.query(WORLD);
  });
  afterEach(async () => {
    await owner.end();
    await database.drop();
  });

  /** Of the checks of packages. */
  const found = async (): Promise<string[]> => {
    const installation = { ...database, temporalAddress: null, temporalNamespace: 'default' };
    const { findings } = await reconcile(installation, { companyId: 5001, ledgers: [] });
    const ours = /counted in the months|owes a month|places of a package|balance|topped up|single price|blocked dialogs/;
    return findings.differences.filter(({ check }) => ours.test(check)).map(({ check }) => check);
  };

  it('and finds nothing where they add up', async () => expect(await found()).toEqual([]));

  it.each([
    ['a message that nobody counted', `update message set status = 40 where id = 5065`, [MONTHS]],
    ['a month that nothing was written in', `update message set status = 90 where id = 5063; delete from refused_send`, [MONTHS]],
    ['a blocked dialog that owes nothing', `update active_dialog set paid_by = 'none' where dialog_id = 5053`, [BLOCKED]],
    [
      'a place that went nowhere',
      'update dialog_package set size = 2, used = 2',
      ['as many places of a package are used as it has paid for dialogs'],
    ],
    ['money that is in no ledger', 'update account set balance_minor = 251', ['a balance is the sum of its ledger']],
    [
      'a top-up that was charged twice',
      `insert into ledger_entry (company_id, key, kind, amount_minor) values (5001, 'again', 'top_up', -500); update account set balance_minor = 0;
       insert into ledger_entry (company_id, key, kind, amount_minor) values (5001, 'funds', 'payment', 250)`,
      ['a package that was topped up was charged, and no other'],
    ],
    [
      'a price that was given back and kept',
      `insert into ledger_entry (company_id, key, kind, amount_minor) values (5001, 'returned:5082', 'returned', 250); update account set balance_minor = 500`,
      ['every single price that was charged and not given back has its dialog'],
    ],
    [
      'a forgotten block',
      'update account set blocked_since = null',
      ['an account says since when there are blocked dialogs, and only then'],
    ],
  ])('%s', async (_, change, checks) => {
    await owner.query(change);
    expect(await found()).toEqual(checks);
  });

  it('what a refused message took is waited for', async () => {
    await owner.query('update message set status = 90 where id = 5063');
    expect(await found()).toEqual([]);
  });
});
