import { createHash } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { Database, Tx } from '#persistence/database.js';
import type { JobsDatabase } from '#persistence/jobs-database.js';
import { statement } from '#persistence/statement.js';

/** The company that a visitor finds after the first start. */
export const DEMO_EMAIL = 'demo@deskwire.test';

const PEOPLE = [
  { email: DEMO_EMAIL, firstName: 'Demo', lastName: 'Admin', role: 'admin' },
  { email: 'anna@deskwire.test', firstName: 'Anna', lastName: 'Ivanova', role: 'operator' },
  { email: 'boris@deskwire.test', firstName: 'Boris', lastName: 'Petrov', role: 'operator' },
] as const;

/** How many may work there, so that the limit of a licence can be seen. */
const LICENCE_COUNT = 10;
/** The demo company speaks Russian, as every new company that names no other language. */
const STATUSES = [
  { name: 'Обед', kind: 'away' },
  { name: 'Совещание', kind: 'away' },
  { name: 'Обучение', kind: 'offline' },
] as const;

const TOKEN_NAME = 'Demo';
/** OWASP's figures: 19 MiB, two passes, one lane. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const FIND = statement('demo.find', `select company_id as id from operator where lower(email) = $1`);
const NEXT_ID = statement('demo.next_id', `select nextval('id_seq') as id`);
const ADD_COMPANY = statement('demo.add_company', `insert into company (id, name, licence_count) values ($1, 'Deskwire Demo', $2)`);
const ADD_OPERATOR = statement(
  'demo.add_operator',
  `with person as (
     insert into operator (company_id, email, first_name, last_name, role, password_hash) values ($1, $2, $3, $4, $5, $6) returning id
   ), presence as (
     insert into operator_presence (operator_id, company_id) select id, $1 from person
   )
   select id from person`,
);
const ADD_GROUP = statement('demo.add_group', `insert into operator_group (company_id, name) values ($1, 'Operators') returning id`);
const ADD_MEMBER = statement(
  'demo.add_member',
  `insert into operator_group_member (company_id, group_id, operator_id) values ($1, $2, $3)`,
);
const ADD_STATUSES = statement(
  'demo.add_statuses',
  `insert into operator_status (company_id, name, kind, position)
   select $1, name, kind, place from unnest($2::text[], $3::text[]) with ordinality as s (name, kind, place)`,
);
const ADD_MONEY = statement(
  'demo.add_money',
  `with entered as (insert into ledger_entry (company_id, key, amount_minor, kind) values ($1, 'opening', 165000, 'opening') returning amount_minor)
   update account a set balance_minor = a.balance_minor + e.amount_minor from entered e where a.company_id = $1`,
);
const ADD_TARIFF = statement(
  'demo.add_tariff',
  `insert into tariff (company_id, package_size, package_price_minor, single_price_minor) values ($1, 100, 20000, 250)`,
);
const BUY_PACKAGES = statement(
  'demo.buy_packages',
  `with bought as (
     insert into dialog_package (company_id, size, origin, price_minor) select $1, 100, 'bought', 20000 from generate_series(1, 2)
     returning id, price_minor
   ), entered as (
     insert into ledger_entry (company_id, key, kind, amount_minor, package_id)
     select $1, 'package:' || id, 'package', -price_minor, id from bought returning amount_minor
   )
   update account set balance_minor = balance_minor + (select sum(amount_minor) from entered) where company_id = $1`,
);
/** Whoever tries much must not run dry unasked. */
const GIVE_PACKAGE = statement(
  'demo.give_package',
  `insert into dialog_package (company_id, size, origin, price_minor, note) values ($1, 10000, 'given', 0, 'Demo')`,
);
const SET_PASSWORD = statement('demo.set_password', `update operator set password_hash = $2 where lower(email) = $1`);
const DROP_TOKEN = statement('demo.drop_token', `delete from api_token where name = $1`);
const ADD_TOKEN = statement('demo.add_token', `insert into api_token (company_id, name, token_hash, last_four) values ($1, $2, $3, $4)`);

/** The demo company's id; null when it was never made. */
export async function findDemoCompany(jobs: JobsDatabase): Promise<number | null> {
  const [company] = await jobs.query<{ id: number }>(FIND, [DEMO_EMAIL]);
  return company?.id ?? null;
}

/** Makes the company with its people and their group, all or nothing; resolves with its id. */
export async function createDemoCompany(jobs: JobsDatabase, database: Database, password: string): Promise<number> {
  const [next] = await jobs.query<{ id: number }>(NEXT_ID);
  if (!next) throw new Error('The database gave no id for the demo company');
  const companyId = next.id;
  const passwordHash = await hash(password, ARGON2);
  await database.transaction(companyId, async (tx) => {
    await tx.query(ADD_COMPANY, [companyId, LICENCE_COUNT]);
    for (const step of [ADD_MONEY, ADD_TARIFF, BUY_PACKAGES, GIVE_PACKAGE]) await tx.query(step, [companyId]);
    await tx.query(ADD_STATUSES, [companyId, STATUSES.map(({ name }) => name), STATUSES.map(({ kind }) => kind)]);
    const group = await idOf(tx.query<{ id: number }>(ADD_GROUP, [companyId]));
    for (const { email, firstName, lastName, role } of PEOPLE) {
      const person = await idOf(tx.query<{ id: number }>(ADD_OPERATOR, [companyId, email, firstName, lastName, role, passwordHash]));
      if (role === 'operator') await tx.query(ADD_MEMBER, [companyId, group, person]);
    }
  });
  return companyId;
}

async function idOf(rows: Promise<{ id: number }[]>): Promise<number> {
  const [row] = await rows;
  if (!row) throw new Error('The demo company could not be made: a row came back without an id');
  return row.id;
}

/** The same password for all three: one line to read out at a demonstration. */
export async function setDemoPassword(tx: Tx, password: string): Promise<void> {
  const passwordHash = await hash(password, ARGON2);
  for (const { email } of PEOPLE) await tx.query(SET_PASSWORD, [email, passwordHash]);
}

/** Replaces the demo's API token; only its hash is stored. */
export async function setDemoToken(tx: Tx, token: string): Promise<void> {
  const tokenHash = createHash('sha256').update(token).digest();
  await tx.query(DROP_TOKEN, [TOKEN_NAME]);
  await tx.query(ADD_TOKEN, [tx.companyId, TOKEN_NAME, tokenHash, token.slice(-4)]);
}
