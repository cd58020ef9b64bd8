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

async function aWaitingDialog(channelId: number, operatorId: number | null): Promise<number> {
  const { dialogId } = await rig.aDialog(channelId, 'anna');
  await rig.owner.query(`update dialog set waits_for = $2, waits_for_operator_id = $3, waits_since = now() where id = $1`, [
    ...[dialogId, operatorId ? 'operator' : 'any', operatorId],
  ]);
  return dialogId;
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

it('a dialog that waits for its operator is not given to another before its limit; then it is', async () => {
  const own = await anOperator('own', false);
  const other = await anOperator('other', true);
  const dialogId = await aWaitingDialog(await rig.aChannel(), own);
  const dialog = { companyId: rig.companyId, dialogId };
  expect(await activities.tryAssign(dialog)).toEqual({ outcome: 'waiting' });
  expect(await operatorOf(dialogId)).toBeNull();
  expect(await activities.releaseToRules(dialog)).toEqual({ outcome: 'assigned' });
  expect(await operatorOf(dialogId)).toBe(other);
});

it("another company's dialog is nobody's to give", async () => {
  const dialogId = await aWaitingDialog(await rig.aChannel(), null);
  await anOperator('vera', true);
  const stranger = await rig.insert('company', { name: 'Stranger' });
  expect(await activities.tryAssign({ companyId: stranger, dialogId })).toEqual({ outcome: 'gone' });
  expect(await operatorOf(dialogId)).toBeNull();
});
