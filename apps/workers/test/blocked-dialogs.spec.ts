import { pino } from 'pino';
import { AssignWaiting } from '#domain/assignment/assign-waiting.js';
import { ReleaseDialogs } from '#domain/assignment/release-dialogs.js';
import { UnblockDialogs } from '#domain/packages/unblock-dialogs.js';
import { WakeDialog } from '#domain/snooze/wake-dialog.js';
import { aMessageReceived, anEcho, aSender, phone } from '#domain/testing/inbound-events.factory.js';
import { PgDialogDesk } from '#persistence/dialogs/dialog-desk.store.js';
import { ingest } from '#persistence/ingest/ingest.store.js';
import { ConnectionStore } from '#persistence/operators/connection.store.js';
import { operatorLeaves } from '#persistence/operators/departure.js';
import { PgPackageDesk } from '#persistence/packages/package-desk.store.js';
import { Connections } from '../src/connections.js';
import { operatorAbsenceActivities } from '../src/operator-absence/operator-absence.activities.js';
import { snoozeActivities } from '../src/snooze/snooze.activities.js';
import { waitingForOperatorActivities } from '../src/waiting-for-operator/waiting-for-operator.activities.js';
import { Rig } from '../testing/rig.js';

/** What goes on around a blocked dialog: time passes, and people come and go. */
describe('a blocked dialog', () => {
  let rig: Rig;
  let connections: Connections;
  let connection: ConnectionStore;
  let absence: ReturnType<typeof operatorAbsenceActivities>;
  let snoozing: ReturnType<typeof snoozeActivities>;
  let waiting: ReturnType<typeof waitingForOperatorActivities>;
  let channelId: number;
  let dialogId: number;
  let vera: number;
  let boris: number;
  beforeEach(async () => {
    rig = await Rig.create();
    connections = await Connections.open(rig.env(), pino({ level: 'silent' }));
    const { database, wake } = connections;
    const desk = new PgDialogDesk(database, wake, { now: () => new Date() });
    absence = operatorAbsenceActivities(new ReleaseDialogs(desk));
    snoozing = snoozeActivities(new WakeDialog(desk));
    waiting = waitingForOperatorActivities(new AssignWaiting(desk));
    connection = new ConnectionStore(database, wake);
    await rules('offline_release_seconds = 600');
    channelId = await rig.aChannel();
    [vera, boris] = [await anOperator('vera'), await anOperator('boris')];
    ({ dialogId } = await rig.aDialog(channelId, 'anna'));
    await rig.owner.query(
      `with r as (insert into request (company_id, dialog_id, client_id) select company_id, id, client_id from dialog where id = $1 returning id)
       update dialog set operator_id = $2, last_operator_id = $2, request_id = r.id from r where dialog.id = $1`,
      [dialogId, vera],
    );
    await rig.owner.query('insert into tariff (company_id, package_price_minor) values ($1, 20000)', [rig.companyId]);
    await rig.owner.query('delete from outbox');
  });
  afterEach(async () => {
    await connections.close();
    await rig.dispose();
  });

  const rules = (set: string): Promise<unknown> => rig.owner.query(`update company set ${set} where id = $1`, [rig.companyId]);
  async function anOperator(name: string): Promise<number> {
    const id = await rig.insert('operator', {
      ...{ company_id: rig.companyId, email: `${name}@example.test`, password_hash: '-', first_name: name, role: 'operator' },
    });
    await rig.owner.query('insert into operator_presence (operator_id, company_id) values ($1, $2)', [id, rig.companyId]);
    await connection.connected(rig.companyId, id);
    return id;
  }
  const isToldOf = (event: Parameters<typeof ingest>[2][number]['event']): Promise<unknown> =>
    ingest(connections.database, rig.companyId, [{ channelId, event }], new Date());
  const anna = aSender({ identities: [phone('anna')] });
  /** Nothing pays: its client's words are withheld. */
  const writes = (text: string): Promise<unknown> => isToldOf(aMessageReceived({ sender: anna, text }));
  async function isPaidFor(): Promise<void> {
    await rig.owner.query('update account set balance_minor = balance_minor + 250 where company_id = $1', [rig.companyId]);
    const desk = new PgPackageDesk(connections.database, connections.wake, { now: () => new Date() });
    expect(await new UnblockDialogs(desk).run(rig.companyId)).toEqual({ unblocked: 1, blocked: 0 });
  }
  const isAway = (id: number, seconds: number): Promise<unknown> =>
    rig.owner.query(
      `update operator_presence set connected = false, absent_since = now() - make_interval(secs => $2) where operator_id = $1`,
      [id, seconds],
    );
  const round = (operatorId: number): Promise<unknown> => absence.releaseRound({ companyId: rig.companyId, operatorId });
  const dialog = (): Promise<Record<string, unknown>> =>
    rig.row(
      `select state, operator_id::int as operator, blocked_at is not null as blocked, withheld_count as withheld, snoozed_until as snoozed,
              waits_for as waits, unread_count as unread, last_message_preview as preview from dialog where id = $1`,
      [dialogId],
    );
  const loads = async (): Promise<number[]> =>
    (await rig.rows<{ n: number }>('select open_dialogs as n from operator_presence order by operator_id')).map(({ n }) => n);
  const lines = async (): Promise<string[]> =>
    (await rig.rows<{ code: string }>(`select content -> 'system' ->> 'code' as code from message where kind = 'system' order by id`)).map(
      ({ code }) => code,
    );
  const told = async (process: string): Promise<string[]> =>
    (await rig.rows<{ action: string }>('select action from outbox where process = $1 order by id', [process])).map(({ action }) => action);

  it('goes back with the others of an operator who stays away, is nobody’s, and is placed when it is paid for', async () => {
    await writes('Secret');
    const { dialogId: other } = await rig.aDialog(channelId, 'other');
    await rig.owner.query('update dialog set operator_id = $2, last_operator_id = $2 where id = $1', [other, vera]);
    expect(await loads()).toEqual([1, 0]);
    await isAway(vera, 601);
    expect(await round(vera)).toEqual({ outcome: 'released', dialogs: 2, more: true });
    expect(await round(vera)).toEqual({ outcome: 'released', dialogs: 0, more: false });
    expect(await dialog()).toMatchObject({ operator: null, waits: null, blocked: true, withheld: 1 });
    expect(await loads()).toEqual([0, 1]);
    await isPaidFor();
    expect(await dialog()).toMatchObject({ operator: boris, blocked: false, unread: 1, preview: 'Secret' });
    expect(await loads()).toEqual([0, 2]);
  });

  it.each(['blocked', 'deleted'] as const)('is nobody’s as its operator is %s, whether or not he had anything else', async (state) => {
    await writes('Secret');
    await connections.database.transaction(rig.companyId, (tx) => operatorLeaves(tx, vera, state));
    expect(await told('operator-absence')).toEqual(['start']);
    expect(await round(vera)).toEqual({ outcome: 'released', dialogs: 1, more: true });
    expect(await dialog()).toMatchObject({ operator: null, blocked: true, withheld: 1 });
    await isPaidFor();
    expect(await dialog()).toMatchObject({ operator: boris, blocked: false, unread: 1 });
  });

  it('that was the only one of whoever is away goes on to others as it is paid for, or once he has been away for long enough', async () => {
    await writes('Secret');
    // It is no load of his, so nobody waits for him.
    await connection.disconnected(rig.companyId, vera);
    expect(await told('operator-absence')).toEqual([]);
    await isAway(vera, 599);
    await isPaidFor();
    expect(await dialog()).toMatchObject({ operator: vera, blocked: false, unread: 1 });
    const [entry] = await rig.rows<{ workflow_id: string; payload: Record<string, unknown> }>(
      `select workflow_id, payload from outbox where process = 'operator-absence'`,
    );
    expect(entry).toMatchObject({
      workflow_id: `operator-absence:${vera}`,
      payload: { companyId: rig.companyId, operatorId: vera, absentSince: expect.any(String), releaseSeconds: 600 },
    });
    expect(await round(vera)).toMatchObject({ outcome: 'not_yet' });
    await isAway(vera, 601);
    expect(await round(vera)).toEqual({ outcome: 'released', dialogs: 1, more: true });
    expect(await dialog()).toMatchObject({ operator: boris });
  });

  it('of somebody who is there, or of a company that leaves dialogs with whoever is away, starts no process as it is paid for', async () => {
    await writes('Secret');
    await isPaidFor();
    expect(await told('operator-absence')).toEqual([]);
    await rules('offline_release_seconds = null');
    await rig.owner.query('update dialog set counted_until = null');
    await rig.owner.query('delete from active_dialog');
    await writes('Secret');
    await isAway(vera, 86_400);
    await isPaidFor();
    expect([await told('operator-absence'), (await dialog())['operator']]).toEqual([[], vera]);
  });

  it('that was put off comes back in its time, to nobody’s eyes, and stays with its operator', async () => {
    await rig.owner.query(`update dialog set snoozed_until = now() + interval '1 hour', snoozed_by = $2 where id = $1`, [dialogId, vera]);
    // What is written on the phone of a connected number blocks, and ends no waiting for a client.
    await isToldOf(anEcho({ to: anna, text: 'Secret' }));
    expect(await dialog()).toMatchObject({ blocked: true, withheld: 1, snoozed: expect.any(Date) });
    expect(await snoozing.wakeDialog({ companyId: rig.companyId, dialogId })).toMatchObject({ outcome: 'later' });
    await rig.owner.query(`update dialog set snoozed_until = now() where id = $1`, [dialogId]);
    expect(await snoozing.wakeDialog({ companyId: rig.companyId, dialogId })).toEqual({ outcome: 'woken' });
    expect(await snoozing.wakeDialog({ companyId: rig.companyId, dialogId })).toEqual({ outcome: 'gone' });
    expect(await dialog()).toMatchObject({ operator: vera, blocked: true, snoozed: null, preview: '' });
    expect(await lines()).toEqual(['dialog_blocked']);
    await isPaidFor();
    expect(await dialog()).toMatchObject({ operator: vera, blocked: false, snoozed: null, preview: 'Secret' });
    expect(await lines()).toEqual(['dialog_blocked', 'dialog_unblocked']);
  });

  it('that is put off and paid for before its time goes on waiting for it', async () => {
    await rig.owner.query(`update dialog set snoozed_until = now() + interval '1 hour', snoozed_by = $2 where id = $1`, [dialogId, vera]);
    await isToldOf(anEcho({ to: anna, text: 'Secret' }));
    await isPaidFor();
    expect(await dialog()).toMatchObject({ operator: vera, blocked: false, snoozed: expect.any(Date) });
    await rig.owner.query(`update dialog set snoozed_until = now() where id = $1`, [dialogId]);
    expect(await snoozing.wakeDialog({ companyId: rig.companyId, dialogId })).toEqual({ outcome: 'woken' });
    expect((await lines()).at(-1)).toBe('snooze_over');
  });

  it('whose time comes while its operator stays away is nobody’s, and is placed when it is paid for', async () => {
    await rig.owner.query(`update dialog set snoozed_until = now(), snoozed_by = $2 where id = $1`, [dialogId, vera]);
    await isToldOf(anEcho({ to: anna, text: 'Secret' }));
    await isAway(vera, 601);
    expect(await snoozing.wakeDialog({ companyId: rig.companyId, dialogId })).toEqual({ outcome: 'woken' });
    expect(await dialog()).toMatchObject({ operator: null, waits: null, blocked: true });
    await isPaidFor();
    expect(await dialog()).toMatchObject({ operator: boris, blocked: false });
  });

  it('that waited for an operator is given to nobody who comes', async () => {
    await rig.owner.query(`update dialog set operator_id = null, waits_for = 'any', waits_since = now() where id = $1`, [dialogId]);
    await writes('Secret');
    expect([await dialog(), await told('waiting-for-operator')]).toMatchObject([{ waits: null, blocked: true }, ['signal']]);
    expect(await waiting.tryAssign({ companyId: rig.companyId, dialogId })).toEqual({ outcome: 'gone' });
    expect(await dialog()).toMatchObject({ operator: null, blocked: true });
    await isPaidFor();
    expect((await dialog())['operator']).not.toBeNull();
  });
});
