import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { listen, LiveWindow } from '../../../../../test/api/live-window.js';
import { aDialog, aMessage, type DialogRows } from '../../../../../test/api/rows.js';
import { until } from '../../../../../test/api/until.js';
import { says, WhatsAppLine } from '../../../../../test/api/whatsapp.js';
import { LiveSockets } from '../live-sockets.js';

const MEGABYTE = 1024 * 1024;

describe('a browser that does not read', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let line: WhatsAppLine;
  let dialog: DialogRows;
  let port: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    line = await WhatsAppLine.connect(api, anna);
    dialog = await aDialog(api, anna.me.company.id, line.channelId, { phone: '79001112233' });
    port = await listen(api.app);
  }, 60_000);
  afterAll(() => api.stop());

  const sockets = (): ReturnType<LiveSockets['all']> => api.app.get(LiveSockets).all();
  const buffered = (): number => Math.max(...sockets().map(({ socket }) => socket.bufferedAmount));

  /** Tells everybody of a message as large as a window may be told of at once. */
  async function push(text: string): Promise<void> {
    const id = await aMessage(api, dialog, { text: text.padEnd(2 * MEGABYTE, '.'), at: new Date().toISOString() });
    await api.rows(`insert into event (company_id, kind, dialog_id, message_id) values ($1, 'message_added', $2, $3)`, [
      ...[anna.me.company.id, dialog.dialogId, id],
    ]);
    await line.write(says.reaction('79001112233', 'wamid.none'));
  }

  it('holds back a few megabytes at most, then loses its line; its neighbours go on', async () => {
    const [stuck, neighbour] = [await LiveWindow.open(port, anna), await LiveWindow.open(port, anna)];
    (stuck.socket as unknown as { _socket: { pause(): void } })._socket.pause();
    const before = sockets().length;
    let most = 0;
    let pushed = 0;
    while (sockets().length === before && pushed < 40) {
      const text = `Loaf ${(pushed += 1)}`;
      await push(text);
      await neighbour.until(() => neighbour.texts.some((shown) => shown?.startsWith(`${text}.`)), text);
      most = Math.max(most, buffered());
      if (most > 4 * MEGABYTE)
        await Promise.race([until(() => sockets().length < before), new Promise((resolve) => setTimeout(resolve, 50))]).catch(
          () => undefined,
        );
    }
    await until(() => sockets().length === before - 1, 'the stuck window is let go');
    expect(most).toBeGreaterThan(4 * MEGABYTE);
    expect(most).toBeLessThan(8 * MEGABYTE);
    expect(neighbour.closed).toBeNull();
    expect(neighbour.texts).toHaveLength(pushed);
    (stuck.socket as unknown as { _socket: { resume(): void } })._socket.resume();
    await stuck.until(() => stuck.closed !== null, 'it learns of it');
    neighbour.cut();
  }, 40_000);
});
