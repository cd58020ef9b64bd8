import { pino } from 'pino';
import { WakeDialog } from '#domain/snooze/wake-dialog.js';
import { PgDialogDesk } from '#persistence/dialogs/dialog-desk.store.js';
import type { SnoozeActivities } from '#workflows/snooze/snooze.activities.js';
import { Connections } from '../src/connections.js';
import { snoozeActivities } from '../src/snooze/snooze.activities.js';
import { Rig } from '../testing/rig.js';

let rig: Rig;
let connections: Connections;
let activities: SnoozeActivities;
beforeEach(async () => {
  rig = await Rig.create();
  connections = await Connections.open(rig.env(), pino({ level: 'silent' }));
  activities = snoozeActivities(new WakeDialog(new PgDialogDesk(connections.database, connections.wake, { now: () => new Date() })));
});
afterEach(async () => {
  await connections.close();
  await rig.dispose();
});

async function aSnoozedDialog(until: Date): Promise<{ companyId: number; dialogId: number }> {
  const { dialogId } = await rig.aDialog(await rig.aChannel(), 'anna');
  await rig.owner.query(`update dialog set snoozed_until = $2, last_message_at = now() - interval '3 days' where id = $1`, [
    dialogId,
    until,
  ]);
  return { companyId: rig.companyId, dialogId };
}

const rowOf = (dialogId: number): Promise<{ snoozed_until: Date | null; fresh: boolean }> =>
  rig.row(`select snoozed_until, last_message_at > now() - interval '1 minute' as fresh from dialog where id = $1`, [dialogId]);

it('a dialog whose time has come is back, on top, with a line; asked again, nothing happens', async () => {
  const dialog = await aSnoozedDialog(new Date(Date.now() - 1_000));
  expect(await activities.wakeDialog(dialog)).toEqual({ outcome: 'woken' });
  expect(await activities.wakeDialog(dialog)).toEqual({ outcome: 'gone' });
  expect(await rowOf(dialog.dialogId)).toEqual({ snoozed_until: null, fresh: true });
  const lines = await rig.rows<{ code: string }>(`select content -> 'system' ->> 'code' as code from message where dialog_id = $1`, [
    dialog.dialogId,
  ]);
  expect(lines).toEqual([{ code: 'snooze_over' }]);
});

it('one that was put off again says until when, and stays', async () => {
  const until = new Date(Date.now() + 3_600_000);
  const dialog = await aSnoozedDialog(until);
  expect(await activities.wakeDialog(dialog)).toEqual({ outcome: 'later', until: until.toISOString() });
  expect(await rowOf(dialog.dialogId)).toEqual({ snoozed_until: until, fresh: false });
});
