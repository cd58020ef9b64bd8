import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { readArguments, type Wish } from './arguments.js';
import { carryOut } from './main.js';

let database: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const COMPANY = 7;
beforeEach(async () => {
  for (const table of ['outbox', 'audit_entry', 'ledger_entry', 'dialog_package', 'tariff', 'account', 'company']) {
    await owner.query(`delete from ${table}`);
  }
  await owner.query(`insert into company (id, name) values (${COMPANY}, 'Warm Bread')`);
});

const BY = ['--company', String(COMPANY), '--who', 'Vera of the platform', '--reason', 'contract 17'];
const wish = (...args: string[]): Wish => readArguments(args)!;
const run = (...args: string[]): Promise<string[]> =>
  carryOut({ ...database, temporalAddress: null, temporalNamespace: '' }, wish(...args));
const rows = async (text: string): Promise<object[]> => (await owner.query<object>(text)).rows;
const audited = (): Promise<object[]> =>
  rows(`select actor_kind, action, after ->> 'reason' as reason, after ->> 'who' as who from audit_entry`);

it('sets the first tariff and changes what is given of it', async () => {
  await expect(run('tariff', ...BY, '--size', '50')).rejects.toThrow('The first tariff needs a --package-price.');
  await run('tariff', ...BY, '--package-price', '1200.00', '--licences', '10');
  const shown = await run('tariff', ...BY, '--single-price', '3.05', '--active', 'no');
  expect(shown).toContain('tariff    not active, 100 dialogs for 1200.00 RUB, topped up by itself, a single one 3.05 RUB');
  expect(shown).toContain('licences  10, 0 in use');
  expect(await audited()).toEqual(
    ['tariff.set', 'licences.changed', 'tariff.changed'].map((action) => ({
      ...{ actor_kind: 'system', action, reason: 'contract 17', who: 'Vera of the platform' },
    })),
  );
  expect(await rows(`select distinct workflow_id from outbox`)).toEqual([{ workflow_id: `package-top-up:${COMPANY}` }]);
  expect(await run('free', ...BY)).toContain('tariff    none: dialogs cost nothing');
});

it('adjusts once for a key, with its reason in the statement, and never below nothing', async () => {
  await run('adjust', ...BY, '--amount', '500.50', '--key', 'invoice-1');
  const [first] = await run('adjust', ...BY, '--amount', '500.50', '--key', 'invoice-1');
  expect(first).toContain('done before');
  await expect(run('adjust', ...BY, '--amount', '7.00', '--key', 'invoice-1')).rejects.toMatchObject({ code: 'key_used' });
  await expect(run('adjust', ...BY, '--amount', '-500.51', '--key', 'invoice-2')).rejects.toMatchObject({ code: 'balance_too_low' });
  await run('adjust', ...BY, '--amount', '-0.50', '--key', 'invoice-2');
  const ledger = await rows(
    `select kind, amount_minor::int as amount, balance_after_minor::int as left, note from ledger_entry order by line`,
  );
  expect(ledger).toEqual([
    { kind: 'adjustment', amount: 50_050, left: 50_050, note: 'contract 17' },
    { kind: 'adjustment', amount: -50, left: 50_000, note: 'contract 17' },
  ]);
  expect(await audited()).toHaveLength(2);
});

it('gives a package once for a key', async () => {
  for (const _ of [1, 2]) expect((await run('package', ...BY, '--size', '300', '--key', 'gift')).join()).toContain('300 left');
  expect(await rows(`select size, origin, note from dialog_package`)).toEqual([{ size: 300, origin: 'given', note: 'contract 17' }]);
  await expect(run('package', ...BY, '--size', '301', '--key', 'gift')).rejects.toMatchObject({ code: 'key_used' });
});

it.each([
  [['tariff', '--package-price', '1200'], 'with all its decimals, such as 1200.00'],
  [['tariff', '--package-price', '1200.5'], 'with all its decimals, such as 1200.00'],
  [['tariff', '--package-price', '-1.00'], '--package-price'],
  [['adjust', '--amount', '500', '--key', 'k'], '--amount must be money such as 1200.00 or -1200.00.'],
])('%j is refused in words, and nothing is changed', async ([command, ...args], words) => {
  await expect(run(command!, ...BY, ...args)).rejects.toThrow(words);
  expect(await rows('select 1 from tariff union all select 1 from ledger_entry')).toEqual([]);
});

it.each([
  [['pay', '--company', '7'], 'Say one of'],
  [['show'], '--company must be the number'],
  [['show', '--company', 'all'], '--company must be the number'],
  [['adjust', '--company', '7', '--amount', '-5.00'], '--key, --who, --reason must be given'],
  [['package', ...BY, '--key', 'k', '--size', '0'], '--size must be a whole number'],
  [['tariff', ...BY, '--active', 'maybe'], '--active must be yes or no'],
  [['show', '--company', '7', '--secret', 'x'], "Unknown option '--secret'"],
])('%j is refused', (args, words) => {
  expect(() => readArguments(args)).toThrow(words);
});

it('a company that is not there is told so', async () => {
  await expect(
    carryOut({ ...database, temporalAddress: null, temporalNamespace: '' }, { ...wish('show', ...BY), companyId: 8 }),
  ).rejects.toThrow('There is no company 8 here.');
});
