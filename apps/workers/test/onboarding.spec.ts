import { pino } from 'pino';
import { CompanyRegistry } from '#persistence/companies/company.registry.js';
import { OnboardingStore } from '#persistence/onboarding/onboarding.store.js';
import { openOnboardings, ReminderStore } from '#persistence/onboarding/reminder.store.js';
import { Connections } from '../src/connections.js';
import { onboardingActivities } from '../src/onboarding/onboarding.activities.js';
import { Rig } from '../testing/rig.js';

const DAY = 24 * 60 * 60 * 1000;

let rig: Rig;
let connections: Connections;
let reminders: ReminderStore;
let onboardings: OnboardingStore;
let companyId: number;
let operatorId: number;
beforeEach(async () => {
  rig = await Rig.create();
  connections = await Connections.open(rig.env(), pino({ level: 'silent' }));
  const { database, jobs, wake } = connections;
  reminders = new ReminderStore(database, wake);
  onboardings = new OnboardingStore(database, wake);
  const form = { companyName: 'Rolls', firstName: 'Anna', lastName: 'Kern', email: 'anna@rolls.test' };
  const registered = await new CompanyRegistry(database, jobs).register({ ...form, passwordHash: '-', locale: 'ru', timeZone: 'UTC' });
  ({ companyId, operatorId } = registered);
});
afterEach(async () => {
  await connections.close();
  await rig.dispose();
});

const inDays = (days: number) => onboardingActivities(reminders, () => new Date(Date.now() + days * DAY));
const outbox = (process: string): Promise<{ action: string; payload: Record<string, unknown> }[]> =>
  rig.rows(`select action, payload from outbox where process = $1 order by id`, [process]);
const letters = async (): Promise<unknown[]> => (await outbox('letter')).map(({ payload }) => payload);

it('the registration starts the process, with all that it must know', async () => {
  expect(await outbox('onboarding')).toMatchObject([
    { action: 'start', payload: { companyId, state: 'open', reminders: 0, current: 'company', progress: { done: 0, skipped: 0 } } },
  ]);
});

it('a letter goes to whoever registered, once however often it is asked for, and never before its time', async () => {
  expect(await inDays(0.5).remind({ companyId, number: 1 })).toMatchObject({ reminders: 0 });
  expect(await letters()).toEqual([]);
  const asked = [1, 2, 3].map(() => inDays(1).remind({ companyId, number: 1 }));
  for (const answer of await Promise.all(asked)) expect(answer).toMatchObject({ state: 'open', reminders: 1 });
  expect(await letters()).toEqual([{ companyId, kind: 'onboarding_reminder', id: operatorId, version: 1 }]);
  expect(await inDays(3).remind({ companyId, number: 2 })).toMatchObject({ reminders: 2 });
  expect(await inDays(9).remind({ companyId, number: 3 })).toMatchObject({ reminders: 2 });
  expect(await letters()).toHaveLength(2);
});

it('one that is closed is reminded of nothing; one that is done by what is so is finished first', async () => {
  await onboardings.change(companyId, (onboarding) => onboarding.skipAll());
  expect(await inDays(1).remind({ companyId, number: 1 })).toMatchObject({ state: 'skipped', reminders: 0 });
  await onboardings.open(companyId, operatorId, (onboarding) => onboarding.reopen(new Date()));
  await onboardings.change(companyId, (onboarding) => {
    for (const step of ['company', 'channels', 'center', 'first_conversation'] as const) onboarding.skip(step, operatorId);
  });
  await rig.insert('operator', { company_id: companyId, email: 'boris@rolls.test', password_hash: '-', first_name: 'B', role: 'operator' });
  expect(await inDays(2).remind({ companyId, number: 1 })).toMatchObject({ state: 'finished', progress: { done: 1, skipped: 4 } });
  expect(await letters()).toEqual([]);
});

it('the one who registered has left: the letter goes to another admin', async () => {
  const role = { password_hash: '-', first_name: 'B', role: 'admin' };
  const another = await rig.insert('operator', { company_id: companyId, email: 'boris@rolls.test', ...role });
  await rig.owner.query(`update operator set state = 'blocked' where id = $1`, [operatorId]);
  await rig.owner.query(`insert into onboarding_step (company_id, step, state) values ($1, 'operators', 'open')`, [companyId]);
  await inDays(1).remind({ companyId, number: 1 });
  expect(await letters()).toMatchObject([{ id: another }]);
});

it('a company that has no onboarding is answered so', async () => {
  expect(await inDays(1).remind({ companyId: rig.companyId, number: 1 })).toBeNull();
});

it('opened again after all letters, its process is told and not started', async () => {
  await rig.owner.query(`update onboarding set reminders = 2, state = 'finished' where company_id = $1`, [companyId]);
  await rig.owner.query('delete from outbox');
  await onboardings.open(companyId, operatorId, (onboarding) => onboarding.reopen(new Date()));
  expect(await outbox('onboarding')).toMatchObject([{ action: 'signal', payload: { signal: 'onboardingChanged' } }]);
});

it('a process that was lost begins again from the tables, where there is something to remind of', async () => {
  await rig.owner.query('delete from outbox');
  expect(await openOnboardings(connections.jobs, 2, 0)).toEqual([companyId]);
  expect(await openOnboardings(connections.jobs, 2, 3_600)).toEqual([]);
  await reminders.tellAnew(companyId);
  expect(await outbox('onboarding')).toMatchObject([{ action: 'start', payload: { companyId, state: 'open' } }]);
  await onboardings.change(companyId, (onboarding) => onboarding.finish());
  expect(await openOnboardings(connections.jobs, 2, 0)).toEqual([]);
});
