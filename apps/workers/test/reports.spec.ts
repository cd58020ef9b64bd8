import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, Rig } from '../testing/rig.js';

const DIALOGS = 12;
const MESSAGES = 600;
const CUTS = 8;

describe('the reports are counted behind the log', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await Rig.create();
  });
  afterEach(() => rig.dispose());

  const counted = `select dialog_id, day, messages from dialog_day where operator_id = 0 order by 1, 2`;
  const stored = `select m.dialog_id, (m.created_at at time zone c.time_zone)::date as day, count(*)::int as messages
    from message m join company c on c.id = m.company_id group by 1, 2 order by 1, 2`;
  const isBehind = async (): Promise<boolean> =>
    (await rig.rows('select 1 from event where xid >= (select position from report_feed) limit 1')).length > 0;

  async function write(dialog: { dialogId: number; clientId: number; channelId: number }): Promise<void> {
    await rig.rows(
      `with m as (
         insert into message (company_id, dialog_id, client_id, channel_id, kind, created_at, sent_at)
         select $1, $2, $3, $4, 'from_client', at, at from (select now() - interval '1 hour' * (random() * 2000)) a (at) returning id, dialog_id)
       insert into event (company_id, kind, dialog_id, message_id) select $1, 'message_added', dialog_id, id from m`,
      [rig.companyId, dialog.dialogId, dialog.clientId, dialog.channelId],
    );
  }

  it('each message once, while two workers follow, lose their connections and one of them dies', async () => {
    const channelId = await rig.aChannel();
    const dialogs = await Promise.all(Array.from({ length: DIALOGS }, (_, n) => rig.aDialog(channelId, `client ${n}`)));
    const first = await rig.startWorkers();
    await rig.startWorkers();

    let writes = true;
    const cut = (async () => {
      for (let n = 0; n < CUTS && writes; n += 1) {
        await sleep(150);
        await rig.rows(`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and application_name in ('deskwire', 'deskwire jobs')`);
      }
    })();
    for (let n = 0; n < MESSAGES; n += 1) await write(dialogs[n % DIALOGS]!);
    writes = false;
    await cut;
    await first.stop(20_000);

    await eventually('all of it is counted', async () => !(await isBehind()));
    expect(await rig.rows(counted)).toEqual(await rig.rows(stored));
    const { n } = await rig.row<{ n: number }>(`select sum(dialogs)::int as n from active_dialogs where operator_id = 0 and span = 'day'`);
    expect(n).toBe((await rig.rows(stored)).length);
    const load = await rig.row<{ n: number }>('select sum(from_clients)::int as n from load_day where operator_id = 0 and channel_id = 0');
    expect(load.n).toBe(MESSAGES);
  });

  it('what was there before piece by piece, where it was interrupted; a company that cannot be counted is put down, and holds up nobody', async () => {
    const dialog = await rig.aDialog(await rig.aChannel(), 'anna');
    await write(dialog);
    await rig.rows('delete from event');
    await rig.rows('insert into report_backlog (company_id, below_id) values ($1, $2)', [rig.companyId, Number.MAX_SAFE_INTEGER]);
    // A day that no count can be written to.
    await rig.rows(`alter table dialog_day add constraint refused check (messages = 0)`);
    await rig.startWorkers();
    await eventually('the log says so', () => rig.logLines.some((line) => line.includes('the reports could not be counted')));
    await write(dialog);
    await eventually('the follower has gone on', async () => !(await isBehind()));

    await rig.rows('alter table dialog_day drop constraint refused');
    await eventually('all is counted', async () => (await rig.rows('select from report_backlog')).length === 0);
    expect(await rig.rows(counted)).toEqual(await rig.rows(stored));
  });

  it('anew when the company’s clock is changed: days are cut by the new one', async () => {
    const dialog = await rig.aDialog(await rig.aChannel(), 'anna');
    await rig.rows(`update company set time_zone = 'Europe/Moscow'`);
    await rig.startWorkers();
    for (let n = 0; n < 20; n += 1) await write(dialog);
    await eventually('all is counted', async () => !(await isBehind()));
    expect(await rig.rows(counted)).toEqual(await rig.rows(stored));

    await rig.rows(
      `with c as (update company set time_zone = 'America/Los_Angeles' returning id) insert into event (company_id, kind) select id, 'company_changed' from c`,
    );
    await eventually(
      'nothing is left to be counted',
      async () => !(await isBehind()) && (await rig.rows('select from report_backlog')).length === 0,
    );
    expect(await rig.rows(counted)).toEqual(await rig.rows(stored));
    expect(await rig.rows('select from active_dialogs where dialogs = 0')).toEqual([]);
  });
});
