import { DiskFiles } from '#persistence/files/disk-files.js';
import { mediaTypeOf } from '../src/media/media-type.js';
import { Rig, eventually } from '../testing/rig.js';

const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
const OGG_OPUS = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('OpusHead'), Buffer.alloc(40)]);

let rig: Rig;
beforeEach(async () => (rig = await Rig.create()));
afterEach(async () => rig.dispose());

interface AttachmentRow {
  state: string;
  error: string | null;
  mime: string | null;
  name: string | null;
  size: string | null;
  storage_key: string | null;
}

async function anAttachment(channelId: number, mediaId: string, more: Record<string, unknown> = {}): Promise<number> {
  const { dialogId, clientId } = await rig.aDialog(channelId, `client-${mediaId}`);
  const owned = { company_id: rig.companyId, dialog_id: dialogId, channel_id: channelId, client_id: clientId };
  const messageId = await rig.insert('message', { ...owned, kind: 'from_client', origin: 'client' });
  const id = await rig.insert('attachment', {
    company_id: rig.companyId,
    message_id: messageId,
    kind: 'image',
    provider_media_id: mediaId,
    ...more,
  });
  await rig.owner.query(`insert into media_download (attachment_id, company_id) values ($1, $2)`, [id, rig.companyId]);
  return id;
}

const attachment = (id: number): Promise<AttachmentRow> =>
  rig.row(`select state, error, mime, name, size, storage_key from attachment where id = $1`, [id]);
const isIn = (id: number, state: string) => async (): Promise<boolean> => (await attachment(id)).state === state;
const waiting = (): Promise<{ attempt: number; later: boolean }[]> =>
  rig.rows(`select attempt, not_before > now() as later from media_download order by attachment_id`);

it("a client's file is fetched and kept under a key of our own, and its message is told of", async () => {
  const id = await anAttachment(await rig.aChannel(), 'm1', { name: '../../etc/passwd' });
  rig.provider.files.set('m1', { bytes: JPEG, mime: 'image/jpeg' });
  await rig.startWorkers();
  await eventually('it is stored', isIn(id, 'stored'));
  const { storage_key, size, mime } = await attachment(id);
  expect(mime).toBe('image/jpeg');
  expect(Number(size)).toBe(JPEG.length);
  expect(storage_key).toMatch(new RegExp(`^${rig.companyId}/[0-9a-f-]{36}$`));
  const kept = await new DiskFiles(rig.filesDir).openAsBlob(storage_key ?? '');
  expect(Buffer.from(await kept.arrayBuffer())).toEqual(Buffer.from(JPEG));
  expect(await rig.rows(`select 1 from event where kind = 'message_changed'`)).toHaveLength(1);
  expect(await waiting()).toHaveLength(0);
});

it('a file is what its bytes say, not what its sender says', async () => {
  const id = await anAttachment(await rig.aChannel(), 'm1', { mime: 'image/jpeg' });
  rig.provider.files.set('m1', { bytes: Buffer.from('<html><script>alert(1)</script></html>'), mime: 'text/html' });
  await rig.startWorkers();
  await eventually('it is stored', isIn(id, 'stored'));
  expect((await attachment(id)).mime).toBe('application/octet-stream');
});

it.each([
  ['a voice message in Ogg', OGG_OPUS, 'audio/ogg; codecs=opus', 'audio/ogg'],
  ['a picture that claims to be a page', JPEG, 'text/html', 'image/jpeg'],
  ['plain text', Buffer.from('just words'), 'text/plain', 'text/plain'],
  ['a drawing with a script in it', Buffer.from('<svg onload="alert(1)"></svg>'), 'image/svg+xml', 'application/octet-stream'],
  ['words of no known kind', Buffer.from('abc'), null, 'application/octet-stream'],
])('%s', async (_name, bytes, declared, mime) => {
  expect((await mediaTypeOf(bytes, declared)).mime).toBe(mime);
});

it('a file that is gone is not asked for again', async () => {
  const id = await anAttachment(await rig.aChannel(), 'missing');
  await rig.startWorkers();
  await eventually('it failed', isIn(id, 'failed'));
  expect((await attachment(id)).error).toBe('gone');
  expect(rig.provider.fetches).toBe(1);
  expect(await waiting()).toHaveLength(0);
});

it('a provider that is away for a while is asked again later, and not at once', async () => {
  const id = await anAttachment(await rig.aChannel(), 'm1');
  rig.provider.files.set('m1', { status: 503 });
  await rig.startWorkers();
  await eventually('it waits', async () => (await waiting())[0]?.later === true);
  expect((await attachment(id)).state).toBe('pending');
  expect(rig.provider.fetches).toBe(1);
  rig.provider.files.set('m1', { bytes: JPEG, mime: 'image/jpeg' });
  await rig.owner.query(`update media_download set not_before = now()`);
  await eventually('it is stored', isIn(id, 'stored'));
});

it('after enough attempts the file is called unavailable', async () => {
  const id = await anAttachment(await rig.aChannel(), 'm1');
  rig.provider.files.set('m1', { status: 503 });
  await rig.owner.query(`update media_download set attempt = 11`);
  await rig.startWorkers();
  await eventually('it failed', isIn(id, 'failed'));
  expect((await attachment(id)).error).toBe('unavailable');
});

it('the files of one channel do not hold up those of another', async () => {
  const slow = await rig.aChannel({ timeoutMs: 60_000 });
  for (let n = 0; n < 8; n += 1) await anAttachment(slow, `hang-${n}`);
  const quick = await anAttachment(await rig.aChannel(), 'm1');
  for (let n = 0; n < 8; n += 1) rig.provider.files.set(`hang-${n}`, 'hang');
  rig.provider.files.set('m1', { bytes: JPEG, mime: 'image/jpeg' });
  await rig.startWorkers();
  await eventually('the quick one is stored', isIn(quick, 'stored'));
  await eventually('two of the slow channel are under way', () => rig.provider.fetches === 3);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(rig.provider.fetches).toBe(3);
});

it('while its channel is broken a file waits', async () => {
  const channel = await rig.aChannel();
  const id = await anAttachment(channel, 'm1');
  rig.provider.files.set('m1', { bytes: JPEG, mime: 'image/jpeg' });
  await rig.owner.query(`update channel set state = 'broken' where id = $1`, [channel]);
  await rig.startWorkers();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(rig.provider.fetches).toBe(0);
  await rig.owner.query(`update channel set state = 'active' where id = $1`, [channel]);
  await eventually('it is stored', isIn(id, 'stored'));
});
