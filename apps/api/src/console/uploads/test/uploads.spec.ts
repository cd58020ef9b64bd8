import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { FileStore } from '#persistence/files/file-store.js';
import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog, anAttachment, anOperator, type DialogRows } from '../../../../../../test/api/rows.js';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const SVG = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const MEGABYTE = 1024 * 1024;

describe('files', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let companyId: number;
  let dialog: DialogRows;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    companyId = anna.me.company.id;
    dialog = await aDialog(api, companyId, (await aChannel(anna)).id);
  });
  afterAll(() => api.stop());

  const folder = (): string => (api.app.get(FileStore) as unknown as { folder: string }).folder;
  const stored = (): string[] =>
    readdirSync(folder(), { recursive: true, encoding: 'utf8' }).filter((name) => statSync(path.join(folder(), name)).isFile());
  const keyOf = async (upload: Answer): Promise<string> =>
    (await api.rows<{ storage_key: string }>('select storage_key from upload where id = $1', [upload.json().id]))[0]!.storage_key;
  /** Uploads a file and makes it the attachment of a client's message. */
  async function attached(name: string, bytes: Buffer | string, kind = 'document'): Promise<number> {
    const upload = await anna.upload(name, bytes);
    return anAttachment(api, dialog, { storageKey: await keyOf(upload), mime: upload.json().mime, name, kind });
  }

  it.each([
    ['loaf.png', PNG, 'image/png', 'image'],
    ['loaf.exe', PNG, 'image/png', 'image'],
    ['drawing.png', SVG, 'text/plain', 'document'],
    ['page.jpg', '<html><script>alert(1)</script></html>', 'text/plain', 'document'],
    ['list.csv', 'bread;2\n', 'text/plain', 'document'],
    ['noise.png', Buffer.from([0, 1, 2, 3, 250, 251]), 'application/octet-stream', 'document'],
  ])('%s is what is in it, not what it is called', async (name, bytes, mime, kind) => {
    const answer = await anna.upload(name, bytes, 'image/svg+xml');
    expect(answer.statusCode).toBe(201);
    const plain = { state: 'ready', error: null, durationMs: null, waveform: null };
    expect(answer.json()).toEqual({ id: expect.any(Number), name, mime, size: Buffer.from(bytes).length, kind, ...plain });
  });

  it('a recording is answered for at once, starts its process, and is shown to nobody but its operator', async () => {
    const answer = await anna.upload('blob', 'whatever a browser recorded', 'audio/webm;codecs=opus', 'file', '?purpose=voice');
    expect(answer.statusCode).toBe(201);
    const { id } = answer.json();
    expect(answer.json()).toMatchObject({
      name: 'voice.ogg',
      mime: 'audio/ogg; codecs=opus',
      kind: 'voice',
      state: 'preparing',
      error: null,
    });
    expect(await api.rows('select process, action, payload from outbox where workflow_id = $1', [`voice-preparation:${id}`])).toEqual([
      { process: 'voice-preparation', action: 'start', payload: { companyId, uploadId: id } },
    ]);
    expect((await anna.get(`/api/uploads/${id}`)).json()).toEqual(answer.json());
    const stranger = await api.browser().registers();
    expect((await stranger.get(`/api/uploads/${id}`)).statusCode).toBe(404);
  });

  it('a stored file lies under a key that its sender did not choose', async () => {
    const key = await keyOf(await anna.upload('../../etc/passwd', 'x'));
    expect(key).toMatch(new RegExp(`^${companyId}/[0-9a-f-]{36}$`));
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\anna\\хлеб.txt', 'хлеб.txt'],
    ['gpj\u202etxt.exe', 'gpjtxt.exe'],
    ['x'.repeat(300), 'x'.repeat(200)],
  ])('a name like %j becomes a plain one', async (name, plain) => {
    expect((await anna.upload(name, 'x')).json()).toMatchObject({ name: plain });
  });

  it('25 MB fit, one byte more does not and leaves nothing behind', async () => {
    expect((await anna.upload('big.bin', Buffer.alloc(25 * MEGABYTE, 1))).statusCode).toBe(201);
    const before = stored();
    const answer = await anna.upload('bigger.bin', Buffer.alloc(25 * MEGABYTE + 1, 1));
    expect(answer.statusCode).toBe(413);
    expect(answer.json()).toMatchObject({ code: 'too_large' });
    expect(stored()).toEqual(before);
  });

  it.each([
    ['an empty file', () => anna.upload('empty.txt', ''), 'empty_file'],
    ['a file in another field', () => anna.upload('loaf.png', PNG, 'image/png', 'picture'), 'no_file'],
    ['a body that is no form', () => anna.send('POST', '/api/uploads', { file: 'x' }), 'no_file'],
    ['a form without a file', () => form('--edge\r\ncontent-disposition: form-data; name="file"\r\n\r\ntext\r\n--edge--\r\n'), 'no_file'],
    [
      'a form that breaks off',
      () => form('--edge\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhalf'),
      'upload_interrupted',
    ],
    ['a form without its boundary', () => anna.send('POST', '/api/uploads', 'x', { 'content-type': 'multipart/form-data' }), undefined],
  ])('%s is a sentence and leaves nothing behind', async (_, send: () => Promise<Answer>, code) => {
    const before = stored();
    const answer = await send();
    expect(answer.statusCode).toBe(400);
    if (code) expect(answer.json()).toMatchObject({ code });
    expect(stored()).toEqual(before);
  });
  const form = (payload: string): Promise<Answer> =>
    anna.send('POST', '/api/uploads', payload, { 'content-type': 'multipart/form-data; boundary=edge' });

  it('of a form with a thousand parts only the first file is looked at', async () => {
    const part = '--edge\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n';
    const before = stored();
    const answer = await form(`${part.repeat(1000)}--edge--\r\n`);
    expect([201, 400]).toContain(answer.statusCode);
    expect(stored().length - before.length).toBeLessThanOrEqual(1);
  });

  it('pictures are shown, in a box and never run', async () => {
    const answer = await anna.get(`/api/attachments/${await attached('loaf.png', PNG, 'image')}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload).toEqual(PNG);
    expect(answer.headers).toMatchObject({
      ...{ 'content-type': 'image/png', 'x-content-type-options': 'nosniff', 'content-length': String(PNG.length) },
      'content-disposition': `inline; filename="loaf.png"; filename*=UTF-8''loaf.png`,
    });
    expect(answer.headers['content-security-policy']).toContain(`sandbox; default-src 'none'`);
    expect(answer.headers['cache-control']).toContain('private');
  });

  it('a drawing or a page is a download of no particular type, whatever is written in its row', async () => {
    for (const mime of ['image/svg+xml', 'text/html', 'application/xhtml+xml', 'text/plain\r\nx: y', null]) {
      const key = await keyOf(await anna.upload('drawing.svg', SVG));
      const id = await anAttachment(api, dialog, { storageKey: key, mime: mime as string, name: 'drawing "1"\r\n.svg' });
      const { headers, statusCode } = await anna.get(`/api/attachments/${id}`);
      expect(statusCode).toBe(200);
      expect(headers['content-type']).toBe('application/octet-stream');
      expect(headers['content-disposition']).toBe(`attachment; filename="drawing _1_.svg"; filename*=UTF-8''drawing%20%221%22.svg`);
    }
  });

  it('a name in any script survives the header', async () => {
    const { headers } = await anna.get(`/api/attachments/${await attached('счёт №5.txt', 'x')}`);
    expect(decodeURIComponent(String(headers['content-disposition']).split(`UTF-8''`)[1]!)).toBe('счёт №5.txt');
  });

  it.each([
    ['bytes=0-3', 206, 'bytes 0-3/10', '0123'],
    ['bytes=4-', 206, 'bytes 4-9/10', '456789'],
    ['bytes=-2', 206, 'bytes 8-9/10', '89'],
    ['bytes=8-100', 206, 'bytes 8-9/10', '89'],
    ['bytes=10-', 416, 'bytes */10', ''],
    ['bytes=5-2', 416, 'bytes */10', ''],
    ['bytes=0-1,4-5', 200, undefined, '0123456789'],
    ['nonsense', 200, undefined, '0123456789'],
  ])('players may jump: Range %s is answered %i', async (range, status, contentRange, body) => {
    const answer = await anna.get(`/api/attachments/${await attached('ten.txt', '0123456789')}`, { range });
    expect([answer.statusCode, answer.headers['content-range'], answer.body]).toEqual([status, contentRange, body]);
  });

  it('an operator gets files of dialogs that he may know of, and no others', async () => {
    const boris = await anOperator(api, companyId);
    const vera = await anOperator(api, companyId);
    const taken = await aDialog(api, companyId, dialog.channelId, { operatorId: vera.id });
    const key = await keyOf(await anna.upload('loaf.png', PNG));
    const id = await anAttachment(api, taken, { storageKey: key, mime: 'image/png' });
    expect((await vera.browser.get(`/api/attachments/${id}`)).statusCode).toBe(200);
    expect((await boris.browser.get(`/api/attachments/${id}`)).statusCode).toBe(404);
    expect((await anna.get(`/api/attachments/${id}`)).statusCode).toBe(200);
  });

  it('a file that is gone from the disk is not found, and says nothing of paths', async () => {
    const id = await anAttachment(api, dialog, { storageKey: `${companyId}/00000000-0000-0000-0000-000000000000`, mime: 'image/png' });
    const answer = await anna.get(`/api/attachments/${id}`);
    expect(answer.statusCode).toBe(404);
    expect(answer.json().detail).toBe('Attachment not found');
  });

  it('a file of a revoked message is gone', async () => {
    const id = await attached('loaf.png', PNG);
    await api.rows('update message set deleted_at = now() where id = (select message_id from attachment where id = $1)', [id]);
    expect((await anna.get(`/api/attachments/${id}`)).statusCode).toBe(404);
  });
});
