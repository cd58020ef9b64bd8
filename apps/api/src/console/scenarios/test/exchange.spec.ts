import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { NO_CONTENT, type ScenarioContent, type Step } from '#domain/scenarios/content.js';
import type { ScenarioDocument } from '#domain/scenarios/exchange/document.js';
import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aGroup, aTag } from '../../../../../../test/api/rows.js';
import { productFolder } from '../../../platform/product.js';
import { scenarioFileSchemaText } from '../schema/json-schema.js';

interface Things {
  tag: number;
  group: number;
  operator: number;
  channel: number;
  field: number;
  other: number;
  file: { fileId: number };
}

const at = { title: '', at: { x: 0, y: 0 } };

/** A scenario that names one thing of each kind. */
const drawnWith = ({ tag, group, operator, channel, field, other, file }: Things, self: number): ScenarioContent => {
  const steps = [
    {
      id: 'say',
      kind: 'message',
      text: `Hi {{ client.fields["${field}"] }}`,
      file,
      buttons: [],
      list: null,
      wait: null,
      exits: { next: 'ask' },
    },
    {
      ...{ id: 'ask', kind: 'condition', exits: { 'branch:b': 'mark', else: 'mark' } },
      branches: [
        {
          ...{ id: 'b', title: '', match: 'all' },
          tests: [
            { kind: 'tag', tagId: tag, has: true },
            { kind: 'channel', channelIds: [channel] },
            { kind: 'client', field: String(field), comparison: 'is', value: 'S' },
          ],
        },
      ],
    },
    {
      ...{ id: 'mark', kind: 'set', exits: { next: 'call' } },
      changes: [
        { kind: 'tag', tagId: tag, assign: true },
        { kind: 'client', field: String(field), value: 'M' },
        { kind: 'client', field: 'email', value: 'a@example.test' },
      ],
    },
    {
      ...{ id: 'call', kind: 'http', method: 'GET', url: 'https://shop.example/{{ secrets.SHOP_KEY }}', headers: [] },
      ...{ body: { kind: 'none', text: '' }, timeoutSeconds: 10, save: [], exits: { next: 'boss', error: 'team' } },
    },
    { id: 'boss', kind: 'transfer', to: { kind: 'operator', operatorId: operator }, forceAssign: null, comment: '', exits: {} },
    { id: 'team', kind: 'transfer', to: { kind: 'group', groupId: group }, forceAssign: null, comment: '', exits: {} },
    { id: 'on', kind: 'go', scenarioId: other, stepId: null, exits: {} },
    { id: 'again', kind: 'go', scenarioId: self, stepId: 'say', exits: {} },
  ].map((step) => ({ ...at, ...step }) as Step);
  const triggers: ScenarioContent['triggers'] = [
    { id: 't', kind: 'tag', tagId: tag, channelIds: [channel], stepId: null },
    { id: 'on', kind: 'api', channelIds: null, stepId: 'on' },
    { id: 'again', kind: 'api', channelIds: null, stepId: 'again' },
  ];
  return { ...NO_CONTENT, start: 'say', steps, triggers };
};

describe('scenarios as files', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let things: Things;
  let scenarioId: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start({ PUBLIC_URL: 'http://localhost:3000' });
    anna = await api.browser().registers();
    things = await thingsOf(anna, { tag: 'VIP', group: 'Sales', channel: 'Shop', field: 'Size', other: 'Menu' });
    await anna.send('PUT', '/api/scenario-secrets/SHOP_KEY', { value: 'hush' });
    scenarioId = (await anna.send('POST', '/api/scenarios', { name: 'Orders' })).json().id;
    await save(1, drawnWith(things, scenarioId));
  });
  afterAll(() => api.stop());

  async function thingsOf(admin: Browser, names: Record<'tag' | 'group' | 'channel' | 'field' | 'other', string>): Promise<Things> {
    const { company, operator } = admin.me;
    const group = await aGroup(api, company.id);
    await api.rows('update operator_group set name = $2 where id = $1', [group, names.group]);
    return {
      operator: operator.id,
      tag: await aTag(api, company.id, names.tag),
      group,
      channel: (await aChannel(admin, { name: names.channel })).id,
      field: (await admin.send('POST', '/api/custom-fields', { name: names.field, kind: 'text' })).json().id,
      other: (await admin.send('POST', '/api/scenarios', { name: names.other })).json().id,
      file: (await admin.upload('price.txt', 'Bread 1', 'text/plain', 'file', '', '/api/scenario-files')).json(),
    };
  }
  const save = (draftVersion: number, content: ScenarioContent): Promise<Answer> =>
    anna.send('PUT', `/api/scenarios/${scenarioId}/draft`, { draftVersion, content });
  const exported = async (query = ''): Promise<ScenarioDocument> => (await anna.get(`/api/scenarios/${scenarioId}/export${query}`)).json();
  const imports = (by: Browser, file: unknown): Promise<Answer> => by.send('POST', '/api/scenarios/import', file as object);

  it('go out with the names of all that they refer to, and without what is secret', async () => {
    const file = await exported();
    const named = (id: number, name: string): object[] => [{ id, name }];
    expect(file).toEqual({
      $schema: 'http://localhost:3000/schemas/scenario.json',
      name: 'Orders',
      content: drawnWith(things, scenarioId),
      references: {
        ...{ self: scenarioId, secrets: ['SHOP_KEY'] },
        ...{ tags: named(things.tag, 'VIP'), groups: named(things.group, 'Sales') },
        ...{ operators: named(things.operator, 'Anna Kern'), channels: named(things.channel, 'Shop') },
        ...{ customFields: named(things.field, 'Size'), scenarios: named(things.other, 'Menu') },
      },
    });
    expect(JSON.stringify(file)).not.toContain('hush');
  });

  it('come into another company with its own of the same names; the steps keep their ids', async () => {
    const boris = await api.browser().registers('Cold Cuts');
    const theirs = await thingsOf(boris, { tag: 'vip', group: 'Sales', channel: ' SHOP', field: 'size', other: 'MENU' });
    await boris.send('PUT', '/api/scenario-secrets/SHOP_KEY', { value: 'other' });
    const answer = await imports(boris, await exported());
    expect(answer.statusCode).toBe(201);
    const { id, complaints, draft, name, state } = answer.json();
    expect({ name, state, complaints }).toEqual({
      ...{ name: 'Orders', state: 'draft' },
      complaints: [],
    });
    expect(draft).toEqual(drawnWith(theirs, id));
    const back = (await boris.get(`/api/scenarios/${id}/export`)).json();
    expect(back.content).toEqual(draft);
    expect((await imports(anna, back)).json().draft.steps.map((step: Step) => step.id)).toEqual(draft.steps.map((step: Step) => step.id));
  });

  it('what the company does not have is told at its step and field, and the draft is there with all else', async () => {
    const vera = await api.browser().registers('Empty House');
    await api.rows(`update operator set last_name = 'Else' where id = $1`, [vera.me.operator.id]);
    const { id, complaints, draft } = (await imports(vera, await exported())).json();
    const told = complaints.map(({ code, stepId, triggerId, field, params }: Record<string, unknown> & { params: { name?: string } }) =>
      [code, stepId ?? triggerId, field, params.name].join(' '),
    );
    expect(told).toEqual([
      'field_missing say text Size',
      'file_missing say file price.txt',
      'tag_missing ask branches.0.tests.0.tagId VIP',
      'channel_missing ask branches.0.tests.1.channelIds Shop',
      'field_missing ask branches.0.tests.2.field Size',
      'tag_missing mark changes.0.tagId VIP',
      'field_missing mark changes.1.field Size',
      'secret_missing call url SHOP_KEY',
      'operator_missing boss to Anna Kern',
      'group_missing team to Sales',
      'scenario_missing on scenarioId Menu',
      'channel_missing t channelIds Shop',
      'tag_missing t tagId VIP',
    ]);
    const checked = (await vera.send('POST', `/api/scenarios/${id}/check`)).json().complaints;
    const places = (list: Record<string, unknown>[]): string[] => list.map(({ code, stepId, field }) => `${code} ${stepId} ${field}`);
    expect(places(checked)).toEqual(expect.arrayContaining(places(complaints)));
    expect(draft.steps[0].file).toMatchObject({ name: 'price.txt', mime: 'text/plain' });
    expect(draft.steps.at(-1)).toMatchObject({ scenarioId: id, stepId: 'say' });
    expect(await api.rows('select 1 from tag where id = $1', [draft.triggers[0].tagId])).toEqual([]);
  });

  it("another company's ids in a file find nothing, whether the file names them or not", async () => {
    const { references: _names, ...file } = await exported();
    const dana = await api.browser().registers('Curious');
    const answer = await imports(dana, { ...file, name: 'Copy' });
    expect(answer.json().complaints.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(['tag_missing', 'channel_missing', 'operator_missing', 'group_missing', 'scenario_missing', 'file_missing']),
    );
    for (const name of ['VIP', 'Sales', 'Menu', 'Shop']) expect(answer.body).not.toContain(`"${name}"`);
  });

  it('of two with one name none is guessed, but one that is the very same', async () => {
    const file = await exported();
    await anna.send('POST', '/api/scenarios', { name: 'MENU' });
    expect((await imports(anna, file)).json()).toMatchObject({
      complaints: [],
      draft: { steps: expect.arrayContaining([expect.objectContaining({ id: 'on', scenarioId: things.other })]) },
    });
    const foreignId = 5_000_000;
    const stranger = JSON.parse(
      JSON.stringify(file).replaceAll(new RegExp(`("scenarioId":|"id":)${things.other}\\b`, 'g'), `$1${foreignId}`),
    );
    const { complaints } = (await imports(anna, stranger)).json();
    expect(complaints).toEqual([
      expect.objectContaining({ code: 'scenario_missing', stepId: 'on', params: expect.objectContaining({ name: 'Menu' }) }),
    ]);
  });

  it('a published revision goes out as it was published; one that there is not, nor a scenario, is 404', async () => {
    const hello: ScenarioContent = {
      ...{ ...NO_CONTENT, start: 'a' },
      steps: [{ id: 'a', kind: 'end', ...at, exits: {} }],
      triggers: [{ id: 't', kind: 'api', channelIds: null, stepId: null }],
    };
    expect((await save(2, hello)).statusCode).toBe(200);
    expect((await anna.send('POST', `/api/scenarios/${scenarioId}/publish`, { draftVersion: 3 })).statusCode).toBe(200);
    await save(3, NO_CONTENT);
    expect((await exported('?revision=1')).content).toEqual(hello);
    expect((await exported()).content).toEqual(NO_CONTENT);
    expect((await anna.get(`/api/scenarios/${scenarioId}/export?revision=2`)).statusCode).toBe(404);
    expect((await anna.get(`/api/scenarios/${scenarioId}/export?revision=x`)).json()).toMatchObject({ status: 400, field: 'revision' });
    expect((await anna.get('/api/scenarios/1/export')).statusCode).toBe(404);
  });

  it.each<[string, unknown, string | undefined]>([
    ['no scenario', {}, 'name'],
    ['no object', [1], undefined],
    ['a newer form', { name: 'A', content: { ...NO_CONTENT, format: 2 } }, 'content.format'],
    ['a step of no kind', { name: 'A', content: { ...NO_CONTENT, steps: [{ id: 'a', kind: 'dance' }] } }, 'content.steps.0.kind'],
    ['a field that there is not', { name: 'A', content: NO_CONTENT, owner: 1 }, undefined],
    ['a name of nothing', { name: 'A', content: NO_CONTENT, references: { self: 'x' } }, 'references.self'],
  ])('400: %s; nothing is left of it', async (_, file, field) => {
    const before = (await anna.get('/api/scenarios')).json().items.length;
    const answer = await imports(anna, file);
    expect([answer.statusCode, answer.json().field || undefined]).toEqual([400, field]);
    expect((await anna.get('/api/scenarios')).json().items).toHaveLength(before);
  });

  it('have a published form: the one in docs, served to everybody, which fits what goes out', async () => {
    const text = scenarioFileSchemaText();
    expect(readFileSync(path.join(productFolder, 'docs/scenario.schema.json'), 'utf8')).toBe(text);
    const served = await api.browser().get('/schemas/scenario.json');
    expect([served.statusCode, served.headers['content-type'], served.headers['access-control-allow-origin']]).toEqual([
      200,
      expect.stringContaining('application/schema+json'),
      '*',
    ]);
    expect(served.json()).toEqual(JSON.parse(text));
    const form = z.fromJSONSchema(served.json());
    expect(form.safeParse(await exported('?revision=1')).error).toBeUndefined();
    expect(form.safeParse({ name: 'A', content: { ...NO_CONTENT, start: 'a b' } }).success).toBe(false);
  });
});
