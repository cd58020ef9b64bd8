import { AttachmentPasses } from '#persistence/encryption/attachment-passes.js';
import { openFileStore } from '#persistence/files/open-file-store.js';
import { Rig, eventually } from '../testing/rig.js';

let rig: Rig;
beforeEach(async () => (rig = await Rig.create()));
afterEach(async () => rig.dispose());

const allSent = (ids: number[]) => async (): Promise<boolean> =>
  (await Promise.all(ids.map((id) => rig.message(id)))).every(({ status }) => status === 30);

it('sends the messages of one dialog in their order, one after another', async () => {
  const dialog = await rig.aDialog(await rig.aChannel(), 'anna');
  const ids: number[] = [];
  for (const text of ['one', 'two', 'three', 'four', 'five']) ids.push(await rig.toSend(dialog, text));
  rig.provider.answers(async ({ text }) => {
    await pause(text === 'one' ? 150 : 10);
    return { status: 200 };
  });
  await rig.startWorkers();
  await eventually('all are accepted', allSent(ids));
  expect(rig.provider.textsTo('anna')).toEqual(['one', 'two', 'three', 'four', 'five']);
  expect([...rig.provider.mostAtOnce.values()]).toEqual([1]);
});

it('an accepted message has its external id, leaves the queue and is told of', async () => {
  const dialog = await rig.aDialog(await rig.aChannel(), 'anna');
  const id = await rig.toSend(dialog, 'hello');
  await rig.startWorkers();
  await eventually('it is accepted', allSent([id]));
  const { external_id } = await rig.message(id);
  expect(external_id).toMatch(/^ext-/);
  expect(await rig.rows(`select 1 from message_external_id where message_id = $1 and external_id = $2`, [id, external_id])).toHaveLength(1);
  expect(await rig.sendingState(id)).toBeNull();
  expect(await rig.rows(`select 1 from event where kind = 'message_changed' and message_id = $1`, [id])).toHaveLength(1);
  const spoken = `select 1 from channel c join message m on m.channel_id = c.id where m.id = $1 and c.last_outbound_at >= m.created_at`;
  await eventually('the channel knows when it last spoke', async () => (await rig.rows(spoken, [id])).length === 1);
});

it('sends to many dialogs at once, but to no more than four of one channel', async () => {
  const channel = await rig.aChannel();
  const dialogs = await Promise.all(Array.from({ length: 12 }, (_value, n) => rig.aDialog(channel, `client-${n}`)));
  const ids = await Promise.all(dialogs.map((dialog) => rig.toSend(dialog, 'hello')));
  rig.provider.answers(async () => {
    await pause(100);
    return { status: 200 };
  });
  await rig.startWorkers();
  await eventually('all are accepted', allSent(ids));
  expect([...rig.provider.mostAtOnce.values()]).toEqual([4]);
});

it('a provider that hangs slows only its own channel', async () => {
  const hanging = await rig.aChannel({ timeoutMs: 60_000 });
  const quick = await rig.aChannel();
  const stuck = await Promise.all(
    Array.from({ length: 8 }, async (_value, n) => rig.toSend(await rig.aDialog(hanging, `hang-${n}`), 'hello')),
  );
  const others = await Promise.all(
    Array.from({ length: 20 }, async (_value, n) => rig.toSend(await rig.aDialog(quick, `quick-${n}`), 'hello')),
  );
  rig.provider.answers(({ to }) => (to.startsWith('hang') ? 'hang' : { status: 200 }));
  await rig.startWorkers();
  await eventually('the quick channel is done', allSent(others));
  const states = await Promise.all(stuck.map((id) => rig.sendingState(id)));
  expect(states.filter((state) => state === 'sending')).toHaveLength(4);
  expect(states.filter((state) => state === 'queued')).toHaveLength(4);
});

it('a final refusal shows its reason at the message, and the next message goes', async () => {
  const dialog = await rig.aDialog(await rig.aChannel(), 'anna');
  const refused = await rig.toSend(dialog, 'bad');
  const next = await rig.toSend(dialog, 'good');
  rig.provider.answers(({ text }) => ({ status: text === 'bad' ? 400 : 200 }));
  await rig.startWorkers();
  await eventually('the next is accepted', allSent([next]));
  expect(await rig.message(refused)).toMatchObject({
    status: 90,
    error: { code: 'http_400', reason: 'provider_refused', detail: 'not like this' },
  });
  expect(await rig.sendingState(refused)).toBeNull();
  const kinds = await rig.rows<{ kind: string }>(`select kind from event where dialog_id = $1 order by id`, [dialog.dialogId]);
  expect(kinds.map(({ kind }) => kind)).toEqual(['message_changed', 'dialog_changed', 'message_changed']);
});

it('a refusal for now becomes a retry, and the messages behind it wait', async () => {
  const dialog = await rig.aDialog(await rig.aChannel(), 'anna');
  const first = await rig.toSend(dialog, 'one');
  const second = await rig.toSend(dialog, 'two');
  rig.provider.answers(() => ({ status: 429, headers: { 'retry-after': '30' } }));
  await rig.startWorkers();
  await eventually('it waits for its retry', async () => (await rig.sendingState(first)) === 'retrying');
  await pause(1_200);
  expect(rig.provider.textsTo('anna')).toEqual(['one']);
  expect(await rig.sendingState(second)).toBe('queued');
  const { payload, ...entry } = await rig.row<{ payload: object }>(`select process, action, workflow_id, payload from outbox`);
  expect(entry).toEqual({ process: 'message-retry', action: 'start', workflow_id: `message-retry:${first}` });
  expect(payload).toEqual({ companyId: rig.companyId, messageId: first, attempt: 1, reason: 'refused', retryAfterSeconds: 30 });
});

it('a lost answer is not sent again, but left to be confirmed', async () => {
  const dialog = await rig.aDialog(await rig.aChannel(), 'anna');
  const id = await rig.toSend(dialog, 'one');
  rig.provider.answers(() => 'cut');
  await rig.startWorkers();
  await eventually('it is unconfirmed', async () => (await rig.sendingState(id)) === 'unconfirmed');
  await pause(1_200);
  expect(rig.provider.textsTo('anna')).toEqual(['one']);
  expect(await rig.row(`select payload ->> 'reason' as reason from outbox`)).toEqual({ reason: 'answer_lost' });
});

it('a status that came before the answer is kept: it only climbs', async () => {
  const dialog = await rig.aDialog(await rig.aChannel(), 'anna');
  const id = await rig.toSend(dialog, 'one');
  rig.provider.answers(async () => {
    await rig.owner.query(`update message set status = 50 where id = $1`, [id]);
    return { status: 200 };
  });
  await rig.startWorkers();
  await eventually('the answer is stored', async () => (await rig.message(id)).external_id !== null);
  expect((await rig.message(id)).status).toBe(50);
  expect(await rig.sendingState(id)).toBeNull();
});

it('a status that came before anybody knew the external id is applied with the answer', async () => {
  const channel = await rig.aChannel();
  const id = await rig.toSend(await rig.aDialog(channel, 'anna'), 'one');
  rig.provider.answers(async () => {
    await rig.owner.query(`insert into early_status (company_id, channel_id, external_id, status) values ($1, $2, 'early-1', 60)`, [
      ...[rig.companyId, channel],
    ]);
    return { status: 200, body: { id: 'early-1' } };
  });
  await rig.startWorkers();
  await eventually('it is read', async () => (await rig.message(id)).status === 60);
  expect(await rig.rows(`select 1 from early_status`)).toHaveLength(0);
});

it('a status that settles a lost answer before it is noticed wins: nothing is retried', async () => {
  const id = await rig.toSend(await rig.aDialog(await rig.aChannel(), 'anna'), 'one');
  rig.provider.answers(async () => {
    await rig.owner.query(`update message set status = 40, external_id = 'by-status' where id = $1`, [id]);
    await rig.owner.query(`delete from sending where message_id = $1`, [id]);
    return 'cut' as const;
  });
  await rig.startWorkers();
  await eventually('the send has ended', () => rig.logLines.some((line) => line.includes('did not succeed')));
  expect(await rig.message(id)).toMatchObject({ status: 40, external_id: 'by-status', error: null });
  expect(await rig.rows(`select 1 from outbox`)).toHaveLength(0);
});

it('a revoked token breaks the channel once, and its other messages wait for the repair', async () => {
  const channel = await rig.aChannel();
  const dialogs = await Promise.all(Array.from({ length: 10 }, (_value, n) => rig.aDialog(channel, `client-${n}`)));
  const ids = await Promise.all(dialogs.map((dialog) => rig.toSend(dialog, 'hello')));
  rig.provider.answers(() => ({ status: 401 }));
  await rig.startWorkers();
  await eventually(
    'the channel is broken',
    async () => (await rig.row<{ state: string }>(`select state from channel where id = $1`, [channel])).state === 'broken',
  );
  await pause(2_500);
  const tried = rig.provider.received.length;
  expect(tried).toBeLessThanOrEqual(4);
  expect(await rig.rows(`select 1 from event where kind = 'channel_changed'`)).toHaveLength(1);
  expect(await rig.row(`select last_error from channel where id = $1`, [channel])).toEqual({
    last_error: 'http_401: the token was revoked',
  });
  rig.provider.answers(() => ({ status: 200 }));
  await rig.owner.query(`update channel set state = 'active' where id = $1`, [channel]);
  await eventually(
    'the waiting ones are sent',
    async () => (await rig.rows(`select 1 from message where status = 30`)).length === ids.length - tried,
  );
  expect(await rig.rows(`select 1 from message where status = 90`)).toHaveLength(tried);
});

it('two processes that send from one queue send every message once', async () => {
  const channels = [await rig.aChannel(), await rig.aChannel(), await rig.aChannel()];
  const ids: number[] = [];
  for (const [n, channel] of channels.entries()) {
    for (let client = 0; client < 4; client += 1) {
      const dialog = await rig.aDialog(channel, `client-${n}-${client}`);
      for (let k = 0; k < 5; k += 1) ids.push(await rig.toSend(dialog, String(k)));
    }
  }
  await Promise.all([rig.startWorkers(), rig.startWorkers()]);
  await eventually('all are accepted', allSent(ids));
  expect(rig.provider.received).toHaveLength(ids.length);
  for (const { to } of rig.provider.received) expect(rig.provider.textsTo(to)).toEqual(['0', '1', '2', '3', '4']);
});

it('a message whose file is not in the store fails for good and says so', async () => {
  const id = await rig.toSend(await rig.aDialog(await rig.aChannel(), 'anna'), 'with a picture');
  await rig.insert('attachment', {
    company_id: rig.companyId,
    message_id: id,
    kind: 'image',
    state: 'stored',
    storage_key: `${rig.companyId}/00000000-0000-0000-0000-000000000000`,
  });
  await rig.startWorkers();
  await eventually('it failed', async () => (await rig.message(id)).status === 90);
  expect((await rig.message(id)).error).toMatchObject({ code: 'file_missing', reason: 'file_unreadable' });
  expect(rig.provider.received).toHaveLength(0);
});

it('a file has an address that opens it, and nothing else, where we have a public one', async () => {
  const dialog = await rig.aDialog(await rig.aChannel(), 'anna');
  const { companyId } = rig;
  const { key, size } = await openFileStore(rig.env()).write(companyId, Buffer.from('a picture'), 100);
  const id = await rig.toSend(dialog, 'with a picture');
  const file = { kind: 'image', name: 'a b.png', mime: 'image/png', size, state: 'stored', storage_key: key };
  const attachmentId = await rig.insert('attachment', { company_id: companyId, message_id: id, ...file });
  await rig.startWorkers({ PUBLIC_URL: 'https://chat.example.com/' });
  await eventually('it is accepted', allSent([id]));
  const [, pass = ''] = /^https:\/\/chat\.example\.com\/v1\/files\/([^/]+)\/a%20b\.png$/.exec(rig.provider.received[0]?.fileAt ?? '') ?? [];
  const passes = new AttachmentPasses(rig.env().SECRET_KEY);
  const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);
  expect(passes.read(pass, inDays(1))).toEqual({ companyId, attachmentId });
  expect(passes.read(pass, inDays(3))).toBeNull();
  expect(passes.read(pass.replace(`.${attachmentId}.`, `.${attachmentId + 1}.`), inDays(0))).toBeNull();
});

it('the log of a send carries ids, and neither text nor secret nor the client', async () => {
  const dialog = await rig.aDialog(await rig.aChannel(), '79001234567');
  rig.provider.answers(() => ({ status: 401 }));
  const id = await rig.toSend(dialog, 'a very private text');
  await rig.startWorkers();
  await eventually('it failed', async () => (await rig.message(id)).status === 90);
  const log = rig.logLines.join('');
  expect(log).toContain(String(id));
  for (const secret of ['private text', '79001234567', 'not-to-be-seen']) expect(log).not.toContain(secret);
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
