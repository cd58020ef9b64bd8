import { pino } from 'pino';
import { DiskFiles } from '#persistence/files/disk-files.js';
import { until } from '../../../test/api/until.js';
import { Connections } from '../src/connections.js';
import { VoicePreparation } from '../src/voice/voice-preparation.activities.js';
import { aWav, aWebm } from '../testing/recordings.js';
import { Rig } from '../testing/rig.js';
import { aVoiceStudio } from '../testing/voice-studio.js';

const { signal } = new AbortController();
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

const preparation = (): VoicePreparation =>
  new VoicePreparation(connections.database, new DiskFiles(rig.filesDir), aVoiceStudio(), connections.wake);

async function aRecording(sound: Blob, more: Record<string, unknown> = {}): Promise<number> {
  const bytes = new Uint8Array(await sound.arrayBuffer());
  const { key, size } = await new DiskFiles(rig.filesDir).write(rig.companyId, bytes, 1e9);
  const named = { name: 'voice.ogg', mime: 'audio/ogg; codecs=opus', size, storage_key: key, original_key: key };
  return rig.insert('upload', { company_id: rig.companyId, state: 'preparing', ...named, ...more });
}

interface UploadColumns {
  state: string;
  error: string | null;
  storage_key: string;
  original_key: string;
  duration_ms: number | null;
  waveform: number[] | null;
}

const upload = (id: number): Promise<UploadColumns | undefined> => rig.row(`select * from upload where id = $1`, [id]);
const prepare = (uploadId: number) => preparation().prepare({ companyId: rig.companyId, uploadId }, signal);

it('a recording becomes a voice note; the recording is kept; asking again changes nothing', async () => {
  const id = await aRecording(await aWebm());
  expect(await prepare(id)).toEqual({ outcome: 'ready' });
  const row = (await upload(id))!;
  expect(row).toMatchObject({ state: 'ready', error: null, duration_ms: 2_000 });
  expect(row.waveform).toHaveLength(64);
  expect(row.storage_key).not.toBe(row.original_key);
  const files = new DiskFiles(rig.filesDir);
  expect(Buffer.from(await files.readHead(row.storage_key, 4)).toString()).toBe('OggS');
  expect(await files.size(row.original_key)).toBeGreaterThan(0);
  expect(await prepare(id)).toEqual({ outcome: 'gone' });
  expect(await upload(id)).toEqual(row);
});

it('what nothing can be made of says why', async () => {
  const id = await aRecording(aWav({ volume: 0 }));
  expect(await prepare(id)).toEqual({ outcome: 'failed' });
  expect(await upload(id)).toMatchObject({ state: 'failed', error: 'voice_silent' });
});

/** A message that was sent before its recording was ready. */
async function aWaitingMessage(sound: Blob): Promise<{ messageId: number; uploadId: number; attachmentId: number }> {
  const messageId = await rig.toSend(await rig.aDialog(await rig.aChannel(), 'anna'), '');
  await rig.owner.query(`update sending set state = 'preparing' where message_id = $1`, [messageId]);
  const attachmentId = await rig.insert('attachment', { company_id: rig.companyId, message_id: messageId, kind: 'voice' });
  return { messageId, attachmentId, uploadId: await aRecording(sound, { attachment_id: attachmentId }) };
}

it('a message that waits for its voice note gets it and may go', async () => {
  const { messageId, uploadId, attachmentId } = await aWaitingMessage(await aWebm({ channels: 2 }));
  expect(await prepare(uploadId)).toEqual({ outcome: 'ready' });
  expect(await rig.sendingState(messageId)).toBe('queued');
  expect(await rig.row(`select state, mime, name, duration_ms from attachment where id = $1`, [attachmentId])).toEqual({
    ...{ state: 'stored', mime: 'audio/ogg; codecs=opus', name: 'voice.ogg', duration_ms: 2_000 },
  });
  expect(await upload(uploadId)).toBeUndefined();
});

it('a message whose recording is useless fails with the reason', async () => {
  const { messageId, uploadId } = await aWaitingMessage(new Blob(['no sound at all']));
  expect(await prepare(uploadId)).toEqual({ outcome: 'failed' });
  expect((await rig.message(messageId)).error).toMatchObject({ reason: 'voice_broken' });
  expect(await rig.sendingState(messageId)).toBeNull();
});

it('a recording that is given up says so', async () => {
  const id = await aRecording(await aWebm());
  await preparation().giveUp({ companyId: rig.companyId, uploadId: id });
  expect(await upload(id)).toMatchObject({ state: 'failed', error: 'voice_not_prepared' });
});

const WAITS_FOR_A_LOCK = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

it.each([
  ['its voice note is ready', aWebm, { sending: 'queued', attachment: 'stored' }],
  ['nothing can be made of it', () => new Blob(['no sound at all']), { sending: null, attachment: 'failed' }],
])('a recording that is sent at the very moment when %s leaves no message waiting', async (_when, sound, becomes) => {
  const uploadId = await aRecording(await sound());
  const messageId = await rig.toSend(await rig.aDialog(await rig.aChannel(), 'anna'), '');
  await rig.owner.query(`update sending set state = 'preparing' where message_id = $1`, [messageId]);
  const sender = await rig.owner.connect();
  await sender.query('begin');
  await sender.query(`select 1 from upload where id = $1 for update`, [uploadId]);
  const prepared = prepare(uploadId);
  await until(async () => (await rig.rows(WAITS_FOR_A_LOCK)).length > 0);
  const values = [rig.companyId, messageId, uploadId];
  await sender.query(
    `with a as (insert into attachment (company_id, message_id, kind) values ($1, $2, 'voice') returning id)
     update upload set attachment_id = a.id from a where upload.id = $3`,
    values,
  );
  await sender.query('commit');
  sender.release();
  await prepared;
  expect(await rig.sendingState(messageId)).toBe(becomes.sending);
  expect(await rig.row(`select state from attachment where message_id = $1`, [messageId])).toEqual({ state: becomes.attachment });
  expect(await upload(uploadId)).toBeUndefined();
});
