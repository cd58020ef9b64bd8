import { pino } from 'pino';
import { ReleaseDialogs } from '#domain/assignment/release-dialogs.js';
import { ConnectionStore } from '#persistence/operators/connection.store.js';
import { OperatorPresenceStore } from '#persistence/operators/operator-presence.store.js';
import { CompanyStore } from '#persistence/companies/company.store.js';
import { PgDialogDesk } from '#persistence/dialogs/dialog-desk.store.js';
import type { OperatorAbsenceActivities } from '#workflows/operator-absence/operator-absence.activities.js';
import { Connections } from '../src/connections.js';
import { operatorAbsenceActivities } from '../src/operator-absence/operator-absence.activities.js';
import { Rig, eventually } from '../testing/rig.js';

let rig: Rig;
let connections: Connections;
let activities: OperatorAbsenceActivities;
let connection: ConnectionStore;
let statuses: OperatorPresenceStore;
beforeEach(async () => {
  rig = await Rig.create();
  connections = await Connections.open(rig.env(), pino({ level: 'silent' }));
  const { database, wake } = connections;
  activities = operatorAbsenceActivities(new ReleaseDialogs(new PgDialogDesk(database, wake, { now: () => new Date() })));
  connection = new ConnectionStore(database, wake);
  statuses = new OperatorPresenceStore(database, wake);
  await rules('offline_release_seconds = 600');
});
afterEach(async () => {
  await connections.close();
  await rig.dispose();
});

const rules = (set: string): Promise<unknown> => rig.owner.query(`update company set ${set} where id = $1`, [rig.companyId]);

/** Somebody at work with so many open dialogs. */
async function anOperator(name: string, dialogs: number, channelId?: number): Promise<number> {
  const id = await rig.insert('operator', {
    ...{ company_id: rig.companyId, email: `${name}@example.test`, password_hash: '-', first_name: name, role: 'operator' },
  });
  await rig.owner.query('insert into operator_presence (operator_id, company_id) values ($1, $2)', [id, rig.companyId]);
  await connection.connected(rig.companyId, id);
  await rig.owner.query('delete from outbox');
  const channel = channelId ?? (await rig.aChannel());
  for (let n = 0; n < dialogs; n += 1) {
    const { dialogId } = await rig.aDialog(channel, `client ${n} of ${name}`);
    await rig.owner.query(`update dialog set operator_id = $2, last_operator_id = $2, last_inbound_at = now() where id = $1`, [
      dialogId,
      id,
    ]);
  }
  return id;
}

const goneFor = (id: number, seconds: number): Promise<unknown> =>
  rig.owner.query(
    `update operator_presence set connected = false, absent_since = now() - make_interval(secs => $2) where operator_id = $1`,
    [id, seconds],
  );
const round = (operatorId: number) => activities.releaseRound({ companyId: rig.companyId, operatorId });
const holders = async (): Promise<(number | null)[]> =>
  (await rig.rows<{ id: number | null }>('select operator_id::int as id from dialog order by id')).map(({ id }) => id);
const told = (): Promise<{ action: string; workflow_id: string; payload: Record<string, unknown> }[]> =>
  rig.rows(`select action, workflow_id, payload from outbox where process = 'operator-absence' order by id`);

describe('an absence is told to its process', () => {
  it('when the last tab is gone, when he is back, and each once', async () => {
    const id = await anOperator('vera', 1);
    await connection.disconnected(rig.companyId, id);
    await connection.disconnected(rig.companyId, id);
    const [row] = await rig.rows<{ since: Date }>('select absent_since as since from operator_presence where operator_id = $1', [id]);
    expect(await told()).toEqual([
      {
        ...{ action: 'start', workflow_id: `operator-absence:${id}` },
        payload: { companyId: rig.companyId, operatorId: id, absentSince: row?.since.toISOString(), releaseSeconds: 600 },
      },
    ]);
    await connection.connected(rig.companyId, id);
    await connection.connected(rig.companyId, id);
    expect((await told()).slice(1)).toEqual([
      { action: 'signal', workflow_id: `operator-absence:${id}`, payload: { signal: 'operatorBack', args: [] } },
    ]);
    expect(await rig.rows('select absent_since from operator_presence where absent_since is not null')).toEqual([]);
  });

  it('when he says that he is offline, and not a second time when his tab goes too; being away is no absence', async () => {
    const id = await anOperator('vera', 1);
    await statuses.setStatus(rig.companyId, id, { status: 'away', statusId: null });
    expect(await told()).toEqual([]);
    await statuses.setStatus(rig.companyId, id, { status: 'offline', statusId: null });
    await connection.disconnected(rig.companyId, id);
    await connection.connected(rig.companyId, id);
    expect((await told()).map(({ action }) => action)).toEqual(['start']);
    await statuses.setStatus(rig.companyId, id, { status: 'online', statusId: null });
    expect((await told()).map(({ action }) => action)).toEqual(['start', 'signal']);
  });

  it('when the sweep finds that he fell silent, and a heartbeat after that means that he is back', async () => {
    const id = await anOperator('vera', 1);
    await rig.owner.query(`update operator_presence set seen_at = now() - interval '50 seconds' where operator_id = $1`, [id]);
    await rig.startWorkers();
    await eventually('his process is told', async () => (await told()).length === 1);
    expect(await connection.seen(rig.companyId, [id])).toEqual([id]);
    expect(await connection.seen(rig.companyId, [id])).toEqual([]);
    expect((await told()).map(({ action }) => action)).toEqual(['start', 'signal']);
  });

  it('unless he holds nothing, or his dialogs stay with him', async () => {
    const idle = await anOperator('idle', 0);
    await connection.disconnected(rig.companyId, idle);
    await rules('offline_release_seconds = null');
    const busy = await anOperator('busy', 1);
    await connection.disconnected(rig.companyId, busy);
    await connection.connected(rig.companyId, busy);
    expect(await told()).toEqual([]);
  });

  it('for everybody who is gone with open dialogs when the company sets another time', async () => {
    await rules('offline_release_seconds = null');
    const [gone] = [await anOperator('gone', 1), await anOperator('there', 1), await anOperator('idle', 0)];
    await goneFor(gone, 60);
    const companies = new CompanyStore(connections.database, connections.wake);
    await companies.change(rig.companyId, { offlineReleaseSeconds: 300 });
    await companies.change(rig.companyId, { offlineReleaseSeconds: 300, name: 'Cold Bread' });
    const [row] = await rig.rows<{ since: Date }>('select absent_since as since from operator_presence where operator_id = $1', [gone]);
    const entries = await told();
    expect(entries).toMatchObject([{ action: 'start', workflow_id: `operator-absence:${gone}`, payload: { releaseSeconds: 300 } }]);
    expect(Date.parse(String(entries[0]?.payload['absentSince']))).toBe(row?.since.getTime());
  });
});

describe('his open dialogs', () => {
  it('go to whoever is next once the time is over, and not before', async () => {
    const channel = await rig.aChannel();
    const [vera, boris] = [await anOperator('vera', 3, channel), await anOperator('boris', 0, channel)];
    await goneFor(vera, 599);
    expect(await round(vera)).toMatchObject({ outcome: 'not_yet' });
    await goneFor(vera, 600);
    expect(await round(vera)).toEqual({ outcome: 'released', dialogs: 3, more: true });
    expect(await holders()).toEqual([boris, boris, boris]);
    expect(await round(vera)).toEqual({ outcome: 'released', dialogs: 0, more: false });
    expect(await rig.rows('select open_dialogs from operator_presence where operator_id = any($1) order by 1', [[vera, boris]])).toEqual([
      { open_dialogs: 0 },
      { open_dialogs: 3 },
    ]);
    const lines = await rig.rows<{ code: string }>(
      `select content -> 'system' ->> 'code' as code from message where dialog_id = (select min(id) from dialog) order by id`,
    );
    expect(lines.map(({ code }) => code)).toEqual(['released_absent', 'assigned']);
  });

  it('stay with whoever is back, and where the company wants it so', async () => {
    const vera = await anOperator('vera', 1);
    expect(await round(vera)).toEqual({ outcome: 'back' });
    await rules('offline_release_seconds = null');
    await goneFor(vera, 86_400);
    expect(await round(vera)).toEqual({ outcome: 'kept' });
    expect(await holders()).toEqual([vera]);
  });

  it.each(['blocked', 'deleted'])('go at once when he is %s', async (state) => {
    await rules('offline_release_seconds = null');
    const vera = await anOperator('vera', 1);
    await rig.owner.query('update operator set state = $2 where id = $1', [vera, state]);
    expect(await round(vera)).toEqual({ outcome: 'released', dialogs: 1, more: true });
    expect(await holders()).toEqual([null]);
  });

  it('asked for twice at once, with messages of others in between, go once each', async () => {
    const channel = await rig.aChannel();
    const [vera, boris] = [await anOperator('vera', 60, channel), await anOperator('boris', 20, channel)];
    await goneFor(vera, 3_600);
    await goneFor(boris, 3_600);
    const anna = await anOperator('anna', 0, channel);
    await rig.owner.query('update operator set max_open_dialogs = 1000');
    const all = async (id: number): Promise<number> => {
      const one = await round(id);
      return one.outcome === 'released' && one.more ? one.dialogs + (await all(id)) : 0;
    };
    const released = await Promise.all([vera, boris, vera, boris, vera].map(all));
    expect(released.reduce((sum, one) => sum + one, 0)).toBe(80);
    expect(new Set(await holders())).toEqual(new Set([anna]));
    expect(await rig.rows(`select dialog_id from message group by 1 having count(*) <> 2`)).toEqual([]);
  });

  it('of another company are none of this one’s business', async () => {
    const vera = await anOperator('vera', 1);
    await goneFor(vera, 3_600);
    const stranger = await rig.insert('company', { name: 'Stranger', offline_release_seconds: 0 });
    expect(await activities.releaseRound({ companyId: stranger, operatorId: vera })).toEqual({ outcome: 'back' });
    expect(await holders()).toEqual([vera]);
  });
});
