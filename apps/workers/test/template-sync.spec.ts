import { pino } from 'pino';
import type { Connector, ListsTemplates } from '#connectors/connector.js';
import { SendError } from '#connectors/send-error.js';
import type { ListedTemplate } from '#domain/templates/template.js';
import { aTemplate } from '#domain/testing/a-template.factory.js';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { ingest } from '#persistence/ingest/ingest.store.js';
import { templateListStates } from '#persistence/templates/template.view.js';
import { Connections } from '../src/connections.js';
import { channelOpener } from '../src/sending/open-channel.js';
import { TemplateSync } from '../src/template-sync/template-sync.activities.js';
import { plainConnector } from '../testing/plain-connector.js';
import { Rig } from '../testing/rig.js';

const log = pino({ level: 'silent' });

let rig: Rig;
let connections: Connections;
/** By channel id: what its provider answers. */
let lists: Map<number, () => AsyncIterable<ListedTemplate[]>>;
beforeEach(async () => {
  rig = await Rig.create();
  connections = await Connections.open(rig.env(), log);
  lists = new Map();
});
afterEach(async () => {
  await connections.close();
  await rig.dispose();
});

function aSync(withinMs?: number): TemplateSync {
  const { database, http, wake } = connections;
  const connector: Connector & ListsTemplates = {
    ...plainConnector(true),
    listTemplates: (channel) => lists.get(channel.id)?.() ?? pages(),
  };
  return new TemplateSync(database, () => connector, http, channelOpener(new SecretBox(rig.env().SECRET_KEY)), wake, log, withinMs);
}

async function* pages(...listed: ListedTemplate[][]): AsyncIterable<ListedTemplate[]> {
  for (const page of listed) yield page;
}

async function* refusing(error: Error): AsyncIterable<ListedTemplate[]> {
  yield [aTemplate({ name: 'half_of_it' })];
  throw error;
}

async function* hanging(): AsyncIterable<ListedTemplate[]> {
  await new Promise(() => undefined);
  yield [];
}

const names = async (channelId: number): Promise<string[]> =>
  (await rig.rows<{ name: string }>(`select name from template where channel_id = $1 order by name`, [channelId])).map(({ name }) => name);
const stateOf = async (channelId: number) =>
  (await connections.database.transaction(rig.companyId, (tx) => templateListStates(tx, [channelId]))).get(channelId);

it('a complete list takes the place of the old one, over all pages; an empty one is a list too', async () => {
  const channel = await rig.aChannel();
  const sync = aSync();
  lists.set(channel, () => pages([aTemplate({ name: 'a' }), aTemplate({ name: 'b' })], [aTemplate({ name: 'b', language: 'ru' })]));
  expect(await sync.run(rig.companyId, channel)).toEqual({ outcome: 'stored', count: 3, error: null });
  const header = { kind: 'text' as const, text: 'Hi {{1}}' };
  const buttons = [{ kind: 'url' as const, text: 'Open', url: 'https://x.test/{{1}}' }];
  lists.set(channel, () =>
    pages([aTemplate({ name: 'a', status: 'paused', header, buttons }), aTemplate({ name: 'a', status: 'paused', header, buttons })]),
  );
  await sync.run(rig.companyId, channel);
  expect(await rig.rows(`select name, status, header, buttons from template`)).toEqual([{ name: 'a', status: 'paused', header, buttons }]);
  lists.set(channel, () => pages([]));
  expect(await sync.run(rig.companyId, channel)).toMatchObject({ count: 0 });
  expect(await names(channel)).toEqual([]);
  expect(await stateOf(channel)).toMatchObject({ count: 0, error: null, underWay: false });
});

it('an error in the middle keeps the old list and is said in words; the next success takes it away', async () => {
  const channel = await rig.aChannel();
  const sync = aSync();
  lists.set(channel, () => pages([aTemplate({ name: 'a' })]));
  await sync.run(rig.companyId, channel);
  const before = await stateOf(channel);
  lists.set(channel, () => refusing(new SendError('channel_broken', '190', 'token_invalid', 'Token expired')));
  expect(await sync.run(rig.companyId, channel)).toMatchObject({ outcome: 'failed' });
  expect(await names(channel)).toEqual(['a']);
  const after = await stateOf(channel);
  expect(after).toMatchObject({ error: 'The provider refuses our access; check the token and its rights (190: Token expired)' });
  expect(after?.syncedAt).toEqual(before?.syncedAt);
  expect(after?.triedAt?.getTime()).toBeGreaterThan(before?.triedAt?.getTime() ?? 0);
  expect(await rig.row(`select state from channel where id = $1`, [channel])).toEqual({ state: 'active' });
  lists.set(channel, () => pages([aTemplate({ name: 'b' })]));
  await sync.run(rig.companyId, channel);
  expect(await stateOf(channel)).toMatchObject({ count: 1, error: null });
});

it('the attempt is noted before the provider is called, and a provider that hangs holds up its own channel only', async () => {
  const [hangs, works] = [await rig.aChannel(), await rig.aChannel()];
  const sync = aSync(400);
  lists.set(hangs, hanging);
  lists.set(works, () => pages([aTemplate()]));
  const stuck = sync.run(rig.companyId, hangs);
  expect(await sync.run(rig.companyId, works)).toMatchObject({ outcome: 'stored', count: 1 });
  expect(await stateOf(hangs)).toMatchObject({ underWay: true, syncedAt: null });
  expect(await stuck).toMatchObject({ outcome: 'failed', error: 'The provider did not answer in time (timeout)' });
  expect(await stateOf(hangs)).toMatchObject({ underWay: false });
});

it('who asks while the provider is being asked gets the same answer', async () => {
  const channel = await rig.aChannel();
  let calls = 0;
  lists.set(channel, () => {
    calls += 1;
    return pages([aTemplate()]);
  });
  const sync = aSync();
  await Promise.all([sync.run(rig.companyId, channel), sync.run(rig.companyId, channel)]);
  expect(calls).toBe(1);
});

it('what a webhook said of a template while the list was on its way stays', async () => {
  const channel = await rig.aChannel();
  const told = { type: 'template_changed', language: 'en', externalId: null, category: null, reason: 'quality' } as const;
  const push = (name: string): Promise<unknown> =>
    ingest(connections.database, rig.companyId, [{ channelId: channel, event: { ...told, name, status: 'PAUSED' } }], new Date());
  lists.set(channel, async function* () {
    yield [aTemplate({ name: 'a', body: 'new body' })];
    await push('a');
    await push('unlisted');
  });
  await aSync().run(rig.companyId, channel);
  expect(await rig.rows(`select name, status, body from template order by name`)).toEqual([
    { name: 'a', status: 'paused', body: 'new body' },
    { name: 'unlisted', status: 'paused', body: '' },
  ]);
});

it('a channel that is paused is not asked for', async () => {
  const channel = await rig.aChannel();
  await rig.owner.query(`update channel set state = 'paused'`);
  expect(await aSync().run(rig.companyId, channel)).toMatchObject({ outcome: 'skipped' });
  expect(await stateOf(channel)).toMatchObject({ triedAt: null });
});
