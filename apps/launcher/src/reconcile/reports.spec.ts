import pg from 'pg';
import { Database } from '#persistence/database.js';
import { ReportCounts } from '#persistence/reports/report-count.store.js';
import { urlForRole } from '#persistence/roles.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { reconcile } from './reconcile.js';

const COMPANY = 5001;

/** Two dialogs on two days: a request that Olga answered, and a message that is withheld. */
const WORLD = `
  set session_replication_role = replica;
  insert into company (id, name, time_zone) values (5001, 'Tidy', 'Europe/Moscow'), (5002, 'Neighbour', 'Europe/Moscow');
  insert into operator (id, company_id, email, password_hash, first_name, role) values (5010, 5001, 'o@tidy.test', 'x', 'Olga', 'operator');
  insert into operator_presence (operator_id, company_id) values (5010, 5001);
  insert into channel (id, company_id, transport, key, name, secrets) values (5020, 5001, 'plain', 'tidy', 'Tidy', 'x');
  insert into card (id, company_id) values (5030, 5001), (5031, 5001);
  insert into client (id, company_id, channel_id, card_id, name) values (5040, 5001, 5020, 5030, 'Ann'), (5041, 5001, 5020, 5031, 'Bob');
  insert into client_identity (company_id, channel_id, kind, value, client_id) values (5001, 5020, 'phone', '1', 5040), (5001, 5020, 'phone', '2', 5041);
  insert into dialog (id, company_id, channel_id, client_id, state, closed_at, last_message_id) values
    (5050, 5001, 5020, 5040, 'closed', now(), 5072), (5051, 5001, 5020, 5041, 'closed', now(), 5073);
  insert into request (id, company_id, dialog_id, client_id, channel_id, operator_id, state, opened_at, answered_at, closed_at) values
    (5060, 5001, 5050, 5040, 5020, 5010, 'closed', '2026-11-01T10:00Z', '2026-11-01T10:05Z', '2026-11-02T10:00Z');
  insert into message (id, company_id, dialog_id, client_id, channel_id, request_id, operator_id, kind, origin, status, sent_at, created_at, withheld) values
    (5070, 5001, 5050, 5040, 5020, 5060, null, 'from_client', 'client', 0, '2026-11-01T10:00Z', '2026-11-01T10:00Z', false),
    (5071, 5001, 5050, 5040, 5020, 5060, 5010, 'to_client', 'console', 60, '2026-11-01T10:05Z', '2026-11-01T10:05Z', false),
    (5072, 5001, 5050, 5040, 5020, 5060, 5010, 'to_client', 'console', 60, '2026-11-02T10:00Z', '2026-11-02T10:00Z', false),
    (5073, 5001, 5051, 5041, 5020, null, null, 'from_client', 'client', 0, '2026-11-02T11:00Z', '2026-11-02T11:00Z', true);
  update dialog set blocked_at = '2026-11-02T11:00Z', withheld_count = 1 where id = 5051;
  insert into counted_month (company_id, month, begins_at, ends_at) values (5001, '2026-11-01', '2026-10-31T21:00Z', '2026-11-30T21:00Z');
  insert into active_dialog (company_id, month, dialog_id, channel_id, counted_at, paid_by) values
    (5001, '2026-11-01', 5050, 5020, '2026-11-01T10:00Z', 'none'), (5001, '2026-11-01', 5051, 5020, '2026-11-02T11:00Z', null);
  insert into report_backlog (company_id, below_id) values (5001, 9999);
  set session_replication_role = origin;
`;

describe('reconcile looks at what the reports have counted', () => {
  let database: TestDatabase;
  let owner: pg.Client;

  beforeEach(async () => {
    database = await createTestDatabase();
    owner = new pg.Client({ connectionString: database.databaseUrl });
    await owner.connect();
    await owner.query(WORLD);
    const app = await Database.connect({ url: urlForRole(database.databaseUrl, database.secretKey, 'deskwire_app'), poolSize: 1 });
    expect(await new ReportCounts(app).countPiece(COMPANY, 10)).toBe(true);
    await app.close();
  });
  afterEach(async () => {
    await owner.end();
    await database.drop();
  });

  const found = async (companyId: number | null = null): Promise<string[]> => {
    const { findings } = await reconcile({ ...database, temporalAddress: null, temporalNamespace: 'default' }, { companyId, ledgers: [] });
    return findings.differences.map(({ check }) => check).sort();
  };

  it('and finds nothing where it is what the messages say', async () => {
    const counted = await owner.query('select from dialog_day');
    expect(counted.rowCount).toBe(5);
    expect(await found()).toEqual([]);
  });

  const DAYS = "a dialog's days in the reports are those of its messages";
  const LINKS = "each of a dialog's days in the reports knows the one before";
  const REQUEST = 'a request is in the reports as it is';
  const ACTIVE = 'active dialogs in the reports are the sum of the dialogs’ days';
  const LOAD = 'load in the reports is the sum of the dialogs’ hours and of the requests';
  const TIMES = 'times of answers in the reports are those of the requests';

  it.each([
    ['a message that was not counted', `update message set created_at = created_at + interval '1 day' where id = 5073`, [DAYS]],
    ['a day too much', `update dialog_day set messages = 9 where dialog_id = 5050 and day = '2026-11-02' and operator_id = 0`, [DAYS]],
    [
      'a day that knows a wrong one before',
      `update dialog_day set previous_day = '2026-10-01' where dialog_id = 5050 and day = '2026-11-02' and operator_id = 0`,
      [ACTIVE, LINKS],
    ],
    ['a request that was answered at another time', `update request set answered_at = '2026-11-01T10:06Z'`, [REQUEST]],
    ['one active dialog too much', `update active_dialogs set dialogs = dialogs + 1 where operator_id = 0 and span = 'month'`, [ACTIVE]],
    ['an hour with a message too much', `update load_day set numbers[1] = numbers[1] + 1 where hours <> '{}'`, [LOAD]],
    ['a time too much', 'update request_times set requests[1] = requests[1] + 1', [TIMES]],
  ])('%s', async (_what, planted, checks) => {
    await owner.query(`set session_replication_role = replica; ${planted}; set session_replication_role = origin`);
    expect(await found()).toEqual(checks);
    expect(await found(5002)).toEqual([]);
  });

  it('and says nothing of what is not counted yet', async () => {
    await owner.query(
      `update message set created_at = created_at + interval '1 day' where id = 5073;
       insert into event (company_id, kind, dialog_id, message_id) values (5001, 'message_changed', 5051, 5073)`,
    );
    expect(await found()).toEqual([]);
  });
});
