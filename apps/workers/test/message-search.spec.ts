import { eventually, Rig } from '../testing/rig.js';

const MESSAGES = 2_300;

describe('messages from before the log was followed', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await Rig.create();
  });
  afterEach(() => rig.dispose());

  const findable = async (): Promise<number> => (await rig.row<{ n: number }>('select count(*)::int as n from message_search')).n;
  const isThrough = async (): Promise<boolean> => (await rig.rows('select from message_search_backlog')).length === 0;

  it('are filled in where it was interrupted, each once; what was edited and deleted meanwhile stays so', async () => {
    const dialog = await rig.aDialog(await rig.aChannel(), 'anna');
    await rig.rows(
      `insert into message (company_id, dialog_id, client_id, channel_id, kind, text)
       select $1, $2, $3, $4, 'from_client', 'bread number ' || n from generate_series(1, $5) n`,
      [rig.companyId, dialog.dialogId, dialog.clientId, dialog.channelId, MESSAGES],
    );
    await rig.rows('insert into message_search_backlog values ($1, $2)', [rig.companyId, Number.MAX_SAFE_INTEGER]);

    const first = await rig.startWorkers();
    await eventually('some are filled in', async () => (await findable()) > 0);
    await first.stop(20_000);

    const { oldest, next } = await rig.row<{ oldest: string; next: string }>(
      'select min(id) as oldest, min(id) + 1 as next from message where company_id = $1',
      [rig.companyId],
    );
    await rig.rows(`update message set text = 'focaccia' where id = $1`, [oldest]);
    await rig.rows('update message set deleted_at = now() where id = $1', [next]);
    await rig.rows(
      `insert into event (company_id, kind, message_id) select $1, 'message_changed', id from message where id = any($2::bigint[])`,
      [rig.companyId, [oldest, next]],
    );

    await rig.startWorkers();
    await eventually('all are filled in', isThrough);
    await eventually('the deleted one is gone', async () => (await findable()) === MESSAGES - 1);
    const words = await rig.row<{ words: string }>('select words::text from message_search where message_id = $1', [oldest]);
    expect(words.words).toContain('focaccia');
    expect(words.words).not.toContain('bread');
  });
});
