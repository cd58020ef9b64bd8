import { startSimulators, type RunningSimulators } from '#connectors/simulator/host.js';
import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { listen } from '../../../../../test/api/live-window.js';
import { aSiteChannel, dialogOf } from '../../../../../test/api/site-chat.js';
import { until } from '../../../../../test/api/until.js';
import { workersFor, type RunningWorkers } from '../../../../../test/api/workers-for.js';

it('the simulated phone is a visitor: writes, sends a picture, presses a button, and shows what the company answers', async () => {
  const api = await ApiUnderTest.start();
  const anna: Browser = await api.browser().registers();
  const port = await listen(api.app);
  const workers: RunningWorkers = await workersFor(api);
  const { id, key } = await aSiteChannel(anna);
  const simulators: RunningSimulators = await startSimulators({ port: 0, channels: [], productUrl: `http://127.0.0.1:${port}` });
  try {
    const phones = `http://127.0.0.1:${simulators.port}/simulator/phones/${key}/clients`;
    const post = async (url: string, body: object): Promise<{ clientId: string; id: string }> =>
      (await (
        await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
      ).json()) as never;
    const { clientId } = await post(phones, { name: 'Vera' });
    const phone = `${phones}/${clientId}`;
    const messages = async (): Promise<{ id: string; direction: string; text: string | null }[]> => {
      const reader = (await fetch(`${phone}/stream`)).body!.getReader();
      const { value } = await reader.read();
      await reader.cancel();
      return (JSON.parse(new TextDecoder().decode(value).split('data: ')[1]!.split('\n\n')[0]!) as { messages: never[] }).messages;
    };
    await post(`${phone}/messages`, { text: 'Is the bread fresh?' });
    await until(async () => (await api.rows('select 1 from dialog where channel_id = $1', [id])).length === 1, 'the dialog');
    const dialogId = await dialogOf(api, id);
    const buttons = [{ type: 'reply', text: 'Rye', payload: 'bread:rye' }];
    const body = { clientMessageId: crypto.randomUUID(), kind: 'to_client', text: 'Which one?', buttons };
    await anna.send('POST', `/api/dialogs/${dialogId}/messages`, body);
    await until(async () => (await messages()).some(({ text }) => text === 'Which one?'), 'the answer on the phone');
    const question = (await messages()).find(({ text }) => text === 'Which one?')!;
    await post(`${phone}/press`, { messageId: question.id, payload: 'bread:rye' });
    await until(
      async () => (await api.rows(`select 1 from message where dialog_id = $1 and content ? 'press'`, [dialogId])).length === 1,
      'the press',
    );
    const [client] = await api.rows<{ name: string }>('select name from client where channel_id = $1', [id]);
    expect(client).toEqual({ name: 'Vera' });
    await until(
      async () => (await api.rows(`select 1 from message where dialog_id = $1 and status = 60`, [dialogId])).length === 1,
      'it is read',
      8_000,
    );
  } finally {
    await simulators.close();
    await workers.stop();
    await api.stop();
  }
}, 60_000);
