import { pino } from 'pino';
import type { TrySendResult } from '#workflows/message-retry/message-retry.activities.js';
import { Connections } from '../src/connections.js';
import { MessageRetries } from '../src/message-retry/message-retry.activities.js';
import { KeepTrying } from '../src/sending/keep-trying.js';
import { FileLinks } from '../src/sending/file-links.js';
import { channelOpener } from '../src/sending/open-channel.js';
import { SendMessage } from '../src/sending/send-message.js';
import { SendOutcomes } from '../src/sending/send-outcomes.js';
import { SendsUnderWay } from '../src/sending/sends-under-way.js';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { DiskFiles } from '#persistence/files/disk-files.js';
import { plainConnector } from '../testing/plain-connector.js';
import { Rig, eventually } from '../testing/rig.js';

let rig: Rig;
let connections: Connections;
beforeEach(async () => {
  rig = await Rig.create();
  connections = await Connections.open(rig.env(), pino({ level: 'silent' }));
});
afterEach(async () => {
  await connections.close();
  await rig.dispose();
});

function retries(carriesOurId = true, perChannel = 4): MessageRetries {
  const { database, wake, http } = connections;
  const env = rig.env();
  const log = pino({ level: 'silent' });
  const keepTrying = new KeepTrying(database, log, new AbortController().signal);
  const connectorOf = (): ReturnType<typeof plainConnector> => plainConnector(carriesOurId);
  const files = new DiskFiles(env.FILES_DIR);
  const send = new SendMessage(
    keepTrying,
    connectorOf,
    http,
    channelOpener(new SecretBox(env.SECRET_KEY)),
    files,
    new FileLinks(env.SECRET_KEY, undefined),
    new SendOutcomes(keepTrying, { spoke: () => undefined }, wake, log),
    () => undefined,
  );
  return new MessageRetries(database, connectorOf, send, new SendsUnderWay(), perChannel, wake);
}

async function aMessage(state: string, attempt = 1): Promise<number> {
  const id = await rig.toSend(await rig.aDialog(await rig.aChannel(), 'anna'), 'one');
  await rig.owner.query(`update sending set state = $2, attempt = $3, claimed_at = now() where message_id = $1`, [id, state, attempt]);
  await rig.owner.query(
    `update message set status = 20, error = '{"code":"http_503","detail":null,"reason":"provider_unavailable"}' where id = $1`,
    [id],
  );
  return id;
}

const trySend = (messageId: number, afterLostAnswer: boolean, by = retries()): Promise<TrySendResult> =>
  by.trySend({ companyId: rig.companyId, messageId, afterLostAnswer });

it('a retry that succeeds clears the error of the attempts before', async () => {
  const id = await aMessage('retrying');
  expect(await trySend(id, false)).toEqual({ state: 'settled' });
  expect(await rig.message(id)).toMatchObject({ status: 30, error: null });
});

it('a retry that is refused again says with which number and when it may be asked again', async () => {
  const id = await aMessage('retrying', 3);
  rig.provider.answers(() => ({ status: 429, headers: { 'retry-after': '7' } }));
  expect(await trySend(id, false)).toEqual({ state: 'failed', failure: { attempt: 4, reason: 'refused', retryAfterSeconds: 7 } });
  expect(await rig.sendingState(id)).toBe('retrying');
});

it('after a lost answer it is sent once more where the provider carries our id, and stays marked as a possible duplicate', async () => {
  const id = await aMessage('unconfirmed');
  expect(await trySend(id, true)).toEqual({ state: 'settled' });
  expect(await rig.message(id)).toMatchObject({ status: 30, error: { code: 'possible_duplicate' } });
  expect(rig.provider.received).toHaveLength(1);
});

it('after a second lost answer only the operator can decide', async () => {
  const id = await aMessage('unconfirmed');
  rig.provider.answers(() => 'cut');
  expect(await trySend(id, true)).toMatchObject({ state: 'failed', failure: { reason: 'answer_lost' } });
  expect(await trySend(id, true)).toEqual({ state: 'left_to_operator' });
  expect(rig.provider.received).toHaveLength(1);
  expect(await rig.message(id)).toMatchObject({ error: { code: 'possible_duplicate' } });
});

it('after a lost answer nothing is sent where the provider does not carry our id', async () => {
  const id = await aMessage('unconfirmed');
  expect(await trySend(id, true, retries(false))).toEqual({ state: 'left_to_operator' });
  expect(rig.provider.received).toHaveLength(0);
  expect(await rig.sendingState(id)).toBe('unconfirmed');
});

it('asking twice at once sends once', async () => {
  const id = await aMessage('retrying');
  const by = retries();
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  rig.provider.answers(() => held.then(() => ({ status: 200 })));
  const first = trySend(id, false, by);
  await eventually('the provider has the first', () => rig.provider.received.length === 1);
  expect(await trySend(id, false, by)).toEqual({ state: 'busy' });
  answer();
  expect(await first).toEqual({ state: 'settled' });
  expect(rig.provider.received).toHaveLength(1);
});

it('a message that was settled meanwhile is not sent', async () => {
  const id = await aMessage('retrying');
  await rig.owner.query(`delete from sending where message_id = $1`, [id]);
  expect(await trySend(id, false)).toEqual({ state: 'settled' });
  expect(rig.provider.received).toHaveLength(0);
});

it('while its channel is broken a message goes back to the queue and waits there', async () => {
  const id = await aMessage('retrying');
  await rig.owner.query(`update channel set state = 'broken'`);
  expect(await trySend(id, false)).toEqual({ state: 'settled' });
  expect(await rig.sendingState(id)).toBe('queued');
  expect(rig.provider.received).toHaveLength(0);
});

it('a message given up fails with the last error it had, once', async () => {
  const id = await aMessage('retrying');
  const message = { companyId: rig.companyId, messageId: id };
  await retries().giveUp(message);
  await retries().giveUp(message);
  expect(await rig.message(id)).toMatchObject({ status: 90, error: { code: 'http_503' } });
  expect(await rig.sendingState(id)).toBeNull();
  expect(await rig.rows(`select 1 from event where kind = 'message_changed'`)).toHaveLength(1);
});

it('a message whose answer was lost is never given up: it may have arrived', async () => {
  const id = await aMessage('unconfirmed');
  await retries().giveUp({ companyId: rig.companyId, messageId: id });
  expect((await rig.message(id)).status).toBe(20);
  expect(await rig.sendingState(id)).toBe('unconfirmed');
});
