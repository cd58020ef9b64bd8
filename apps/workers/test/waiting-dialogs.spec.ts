import { pino } from 'pino';
import { AssignWaiting } from '#domain/assignment/assign-waiting.js';
import { PgDialogDesk } from '#persistence/dialogs/dialog-desk.store.js';
import type { WaitingForOperatorActivities } from '#workflows/waiting-for-operator/waiting-for-operator.activities.js';
import { Connections } from '../src/connections.js';
import { waitingForOperatorActivities } from '../src/waiting-for-operator/waiting-for-operator.activities.js';
import { Rig } from '../testing/rig.js';

let rig: Rig;
let connections: Connections;
let activities: WaitingForOperatorActivities;
beforeEach(async () => {
  rig = await Rig.create();
  connections = await Connections.open(rig.env(), pino({ level: 'silent' }));
  const desk = new PgDialogDesk(connections.database, connections.wake, { now: () => new Date() });
  activities = waitingForOperatorActivities(new AssignWaiting(desk));
});
afterEach(async () => {
  await connections.close();
  await rig.dispose();
});

async function anOperator(name: string, online: boolean): Promise<number> {
  const id = await rig.insert('operator', {
    ...{ company_id: rig.companyId, email: `${name}@example.test`, password_hash: '-', first_name: name, role: 'operator' },
  });
  await rig.owner.query(`insert into operator_presence (operator_id, company_id, connected, seen_at) values ($1, $2, $3, now())`, [
    ...[id, rig.companyId, online],
  ]);
  return id;
}

const rules = (set: string): Promise<unknown> => rig.owner.query(`update company set ${set} where id = $1`, [rig.companyId]);

async function aWaitingDialog(channelId: number, operatorId: number | null, client = 'anna'): Promise<number> {
  const { dialogId } = await rig.aDialog(channelId, client);
  await rig.owner.query(`update dialog set waits_for = $2, waits_for_operator_id = $3, waits_since = now(), request_id = 1 where id = $1`, [
    ...[dialogId, operatorId ? 'operator' : 'any', operatorId],
  ]);
  return dialogId;
}

/** What the dialog waits for, and what its process was told. */
async function waits(dialogId: number): Promise<{ for: string | null; told: string[] }> {
  const row = await rig.row<{ for: string | null }>(`select waits_for as for from dialog where id = $1`, [dialogId]);
  const told = await rig.rows<{ payload: { waitsFor?: string; args?: { reason: string }[] } }>('select payload from outbox order by id');
  return { ...row, told: told.map(({ payload }) => payload.waitsFor ?? payload.args?.[0]?.reason ?? '?') };
}

const operatorOf = async (dialogId: number): Promise<number | null> =>
  (await rig.row<{ id: number | null }>(`select operator_id::int as id from dialog where id = $1`, [dialogId])).id;

it('a dialog that waits is given to whoever is there, and asking again changes nothing', async () => {
  const dialogId = await aWaitingDialog(await rig.aChannel(), null);
  const dialog = { companyId: rig.companyId, dialogId };
  expect(await activities.tryAssign(dialog)).toEqual({ outcome: 'waiting' });
  const operator = await anOperator('vera', true);
  expect(await activities.tryAssign(dialog)).toEqual({ outcome: 'assigned' });
  expect(await activities.tryAssign(dialog)).toEqual({ outcome: 'gone' });
  expect(await operatorOf(dialogId)).toBe(operator);
});

describe('a dialog that waits for its operator', () => {
  let own: number;
  let other: number;
  let channel: number;
  let dialog: { companyId: number; dialogId: number };
  beforeEach(async () => {
    await rules(`last_operator_mode = 'always'`);
    own = await anOperator('own', false);
    other = await anOperator('other', true);
    channel = await rig.aChannel();
    dialog = { companyId: rig.companyId, dialogId: await aWaitingDialog(channel, own) };
  });
  const look = async (): Promise<string> => (await activities.tryAssign(dialog)).outcome;
  const comes = (id: number): Promise<unknown> =>
    rig.owner.query('update operator_presence set connected = true, seen_at = now() where operator_id = $1', [id]);

  it('is not given to another before its limit; then it is', async () => {
    expect(await look()).toBe('waiting');
    expect(await operatorOf(dialog.dialogId)).toBeNull();
    expect(await activities.releaseToRules(dialog)).toEqual({ outcome: 'assigned' });
    expect(await operatorOf(dialog.dialogId)).toBe(other);
  });

  it.each<[string, string]>([
    ['was closed', `update dialog set state = 'closed', waits_for = null, waits_for_operator_id = null where id = $1`],
    ['was transferred', `update dialog set operator_id = $2, waits_for = null, waits_for_operator_id = null where id = $1 and $2 > 0`],
  ])('and %s is gone, for both questions, and nothing is written', async (_what, change) => {
    await rig.owner.query(change.includes('$2') ? change : `${change} and $2 > 0`, [dialog.dialogId, other]);
    const before = await rig.rows('select * from dialog');
    expect(await look()).toBe('gone');
    expect(await activities.releaseToRules(dialog)).toEqual({ outcome: 'gone' });
    expect(await rig.rows('select * from dialog')).toEqual(before);
    expect(await rig.rows('select 1 from message')).toEqual([]);
  });

  it.each(['deleted', 'blocked'])('who was %s goes to whoever is next', async (state) => {
    await rig.owner.query('update operator set state = $2 where id = $1', [own, state]);
    expect(await look()).toBe('assigned');
    expect(await operatorOf(dialog.dialogId)).toBe(other);
  });

  it('who left the groups of the channel goes to whoever is next, and one whose group is served by hand too', async () => {
    const group = await rig.insert('operator_group', { company_id: rig.companyId, name: 'Front desk' });
    await rig.owner.query('insert into channel_operator_group values ($1, $2, $3)', [rig.companyId, channel, group]);
    for (const id of [own, other])
      await rig.owner.query('insert into operator_group_member values ($1, $2, $3)', [rig.companyId, group, id]);
    await comes(own);
    await rig.owner.query('update operator_group set auto_assign = false where id = $1', [group]);
    expect(await look()).toBe('waiting');
    expect(await waits(dialog.dialogId)).toEqual({ for: 'any', told: ['any'] });
    await rig.owner.query('update operator_group set auto_assign = true where id = $1', [group]);
    await rig.owner.query('delete from operator_group_member where operator_id = $1', [own]);
    expect(await look()).toBe('assigned');
    expect(await operatorOf(dialog.dialogId)).toBe(other);
  });

  it('who has reached his limit waits on, and comes to him when he has a slot', async () => {
    await comes(own);
    await rig.owner.query('update operator set max_open_dialogs = 0 where id = $1', [own]);
    expect(await look()).toBe('waiting');
    await rig.owner.query('update operator set max_open_dialogs = 1 where id = $1', [own]);
    expect(await look()).toBe('assigned');
    expect(await operatorOf(dialog.dialogId)).toBe(own);
  });

  it('goes to whoever is next once the mode is off, or "if online" while he is not', async () => {
    await rules(`last_operator_mode = 'if_online'`);
    expect(await look()).toBe('assigned');
    expect(await operatorOf(dialog.dialogId)).toBe(other);
    dialog = { ...dialog, dialogId: await aWaitingDialog(channel, own, 'boris') };
    await rules(`last_operator_mode = 'off'`);
    await rig.owner.query('update operator set max_open_dialogs = 1');
    expect(await look()).toBe('waiting');
    expect((await waits(dialog.dialogId)).for).toBe('any');
  });

  it.each([
    ['the company', () => rules('auto_assign = false')],
    ['the channel', () => rig.owner.query('update channel set auto_assign = false')],
    ['a paused channel', () => rig.owner.query(`update channel set state = 'paused'`)],
  ])('is left to people once %s does not assign any more', async (_who, change) => {
    await change();
    await comes(own);
    expect(await look()).toBe('gone');
    expect(await operatorOf(dialog.dialogId)).toBeNull();
    expect(await waits(dialog.dialogId)).toEqual({ for: null, told: ['left_to_people'] });
    expect(await rig.rows(`select 1 from event where kind = 'dialog_changed'`)).toHaveLength(1);
  });

  it('past the limit and with everybody full waits for anybody, with one line about it', async () => {
    await rig.owner.query('update operator set max_open_dialogs = 0');
    expect(await activities.releaseToRules(dialog)).toEqual({ outcome: 'waiting' });
    expect(await activities.releaseToRules(dialog)).toEqual({ outcome: 'waiting' });
    expect(await rig.rows(`select content -> 'system' ->> 'code' as code from message`)).toEqual([{ code: 'waits_for_any' }]);
  });
});

it('a dialog whose client has been silent for too long is left to people, and given again once he writes', async () => {
  await rules('backlog_limit_seconds = 3600');
  const operator = await anOperator('vera', true);
  const dialogId = await aWaitingDialog(await rig.aChannel(), null);
  const dialog = { companyId: rig.companyId, dialogId };
  const silent = (since: string): Promise<unknown> =>
    rig.owner.query('update dialog set last_inbound_at = now() - $2::interval where id = $1', [dialogId, since]);
  await silent('61 minutes');
  expect(await activities.tryAssign(dialog)).toEqual({ outcome: 'waiting' });
  expect(await waits(dialogId)).toEqual({ for: 'any', told: [] });
  await silent('59 minutes');
  expect(await activities.tryAssign(dialog)).toEqual({ outcome: 'assigned' });
  expect(await operatorOf(dialogId)).toBe(operator);
});

it("another company's dialog is nobody's to give", async () => {
  const dialogId = await aWaitingDialog(await rig.aChannel(), null);
  await anOperator('vera', true);
  const stranger = await rig.insert('company', { name: 'Stranger' });
  expect(await activities.tryAssign({ companyId: stranger, dialogId })).toEqual({ outcome: 'gone' });
  expect(await operatorOf(dialogId)).toBeNull();
});
