import { WebSocket } from 'ws';
import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { CRM, FrameWindow } from '../../../../../test/api/frame-window.js';
import { listen, LiveWindow } from '../../../../../test/api/live-window.js';
import { aChannel, aDialog, anOperator, type DialogRows } from '../../../../../test/api/rows.js';

const SESSION_ENDED = 4401;

describe('the websocket of a frame', () => {
  let api: ApiUnderTest;
  let port: number;
  let admin: Browser;
  let companyId: number;
  let program: string;
  let boris: { id: number; browser: Browser };
  let dialogs: DialogRows[];
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    port = await listen(api.app);
    admin = await api.browser().registers();
    companyId = admin.me.company.id;
    program = await api.token(companyId);
    await admin.send('PATCH', '/api/company', { embedOrigins: [CRM] });
    boris = await anOperator(api, companyId);
    const channel = await aChannel(admin);
    dialogs = [
      await aDialog(api, companyId, channel.id, { operatorId: boris.id }),
      await aDialog(api, companyId, channel.id, { operatorId: boris.id }),
    ];
  });
  afterAll(() => api.stop());

  const aFrame = (dialogId?: number): Promise<FrameWindow> => FrameWindow.open(api, companyId, program, { operatorId: boris.id, dialogId });
  const knock = (bearer: string): WebSocket =>
    new WebSocket(`ws://127.0.0.1:${port}/ws`, ['deskwire.frame', `bearer.${bearer}`], { origin: `http://127.0.0.1:${port}` });
  const comment = ({ dialogId }: DialogRows, text: string): Promise<unknown> =>
    boris.browser.send('POST', `/api/dialogs/${dialogId}/messages`, { clientMessageId: crypto.randomUUID(), kind: 'comment', text });

  it('is opened by the bearer as a sub-protocol, which is not sent back', async () => {
    const socket = knock((await aFrame()).bearer);
    const window = await LiveWindow.of(socket);
    expect(socket.protocol).toBe('deskwire.frame');
    await comment(dialogs[0]!, 'To the frame');
    await window.until(() => window.texts.includes('To the frame'), 'the comment');
    window.cut();
  });

  it('is refused to whoever made the bearer up', async () => {
    const socket = knock('a'.repeat(43));
    const status = await new Promise((resolve) => {
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.on('error', () => undefined);
    });
    expect(status).toBe(401);
  });

  it('of one dialog tells of no other, and lets nobody be seen in another', async () => {
    const [ours, other] = [dialogs[0]!, dialogs[1]!];
    const window = await LiveWindow.of(knock((await aFrame(ours.dialogId)).bearer));
    window.say({ type: 'viewing', dialogId: other.dialogId });
    await comment(other, 'Elsewhere');
    await comment(ours, 'Here');
    await window.until(() => window.texts.includes('Here'), 'the comment here');
    expect(window.texts).not.toContain('Elsewhere');
    expect(window.events.map(({ dialogId }) => dialogId)).not.toContain(other.dialogId);
    expect(window.frames.filter((frame) => frame.type === 'viewers' && frame.dialogId === other.dialogId)).toEqual([]);
    window.cut();
  });

  it.each(['the list', 'one dialog'])('of %s hears nothing of internal chats, though its operator is in them', async (of) => {
    const framed = await LiveWindow.of(knock((await aFrame(of === 'the list' ? undefined : dialogs[0]!.dialogId)).bearer));
    const [his, hers] = [await LiveWindow.open(port, boris.browser), await LiveWindow.open(port, admin)];
    const { id } = (await admin.send('POST', '/api/internal-chats', { kind: 'personal', operatorId: boris.id })).json<{ id: number }>();
    hers.say({ type: 'internal_typing', chatId: id });
    await his.until(() => his.has('internal_typing'), 'who writes');
    const message = { clientMessageId: crypto.randomUUID(), text: 'Between us' };
    await admin.send('POST', `/api/internal-chats/${id}/messages`, message);
    await his.until(() => his.events.some(({ internalMessage }) => internalMessage?.text === 'Between us'), 'the message');
    await comment(dialogs[0]!, `After it, to ${of}`);
    await framed.until(() => framed.texts.includes(`After it, to ${of}`), 'the comment');
    expect(JSON.stringify(framed.frames)).not.toMatch(/internal|Between us/);
    [framed, his, hers].forEach((window) => window.cut());
  });

  it('is cut within two seconds when the session is ended', async () => {
    const frame = await aFrame();
    const window = await LiveWindow.of(knock(frame.bearer));
    const [row] = await api.rows<{ id: string }>('select id from session where csrf_token = $1', [frame.me.csrfToken]);
    await admin.send('DELETE', `/api/sessions/${row!.id}`);
    await window.until(() => window.closed !== null, 'the closing', 2_000);
    expect(window.closed).toBe(SESSION_ENDED);
  });
});
