import { NO_CONTENT, type ScenarioContent, type Step, type StepButton, type Trigger } from './content.js';
import { knownPayloads, type RecentPayload } from './known-payloads.js';
import { isHeardIn, menuItemsOf, type PublishedScenario } from './menu-items.js';
import { NOON } from '../testing/a-dialog.factory.js';

const button = (id: string, payload: StepButton['payload'] = null): StepButton => ({
  ...{ id, type: 'reply', text: `Button ${id}`, description: '', payload, target: '', color: null },
});
const step = (id: string, buttons: StepButton[], exits: Record<string, string>): Step => ({
  ...{
    kind: 'message',
    id,
    title: '',
    at: { x: 0, y: 0 },
    text: id,
    file: null,
    buttons,
    list: null,
    wait: { timeoutSeconds: null },
    exits,
  },
});
const passing = (id: string, exits: Record<string, string>): Step => ({
  ...{ kind: 'set', id, title: '', at: { x: 0, y: 0 }, changes: [], exits },
});
const published = (content: Partial<ScenarioContent>): PublishedScenario => ({
  ...{ scenarioId: 1, name: 'Menu', revisionId: 10, enabled: true },
  content: { ...NO_CONTENT, ...content },
});
const heardBy = (action: string, more: Partial<Trigger> = {}): Trigger =>
  ({ kind: 'payload', id: `on_${action}`, action, channelIds: null, stepId: null, ...more }) as Trigger;

const OFFICE = {
  action: 'office',
  parameters: [
    { name: 'city', value: 'Kazan' },
    { name: 'of', value: '{{ client.name }}' },
  ],
};
const menu = published({
  start: 'hello',
  steps: [
    passing('hello', { next: 'top' }),
    step('top', [button('news'), button('offices'), { ...button('site'), type: 'url' }], {
      'button:news': 'news',
      'button:offices': 'ask',
    }),
    passing('ask', { next: 'offices' }),
    step('offices', [button('kazan', OFFICE), button('back')], { 'button:back': 'top' }),
    step('news', [], { next: 'end' }),
    step('unreachable', [button('lost')], {}),
  ],
});

describe('the menu of a scenario', () => {
  it('has each button once, below the one that leads to it', () => {
    const told = menuItemsOf(menu).map(({ buttonId, parent, level, position, command, leadsTo }) => [
      ...[buttonId, parent?.buttonId ?? null, level, position, command, leadsTo],
    ]);
    expect(told).toEqual([
      ['news', null, 1, 1, 'press?step=top&button=news', 'news'],
      ['offices', null, 1, 2, 'press?step=top&button=offices', 'ask'],
      ['kazan', 'offices', 2, 1, 'office?city=Kazan&of={{ client.name }}', null],
      ['back', 'offices', 2, 2, 'press?step=offices&button=back', 'top'],
    ]);
  });

  it('gives what is no template along as variables', () => {
    expect(menuItemsOf(menu).find(({ buttonId }) => buttonId === 'kazan')?.variables).toEqual({ city: 'Kazan' });
  });

  it('of an empty canvas is empty; a menu that leads to itself is shown once', () => {
    expect(menuItemsOf(published({}))).toEqual([]);
    const loop = published({ start: 'a', steps: [step('a', [button('again')], { 'button:again': 'a', next: 'a' })] });
    expect(menuItemsOf(loop)).toHaveLength(1);
  });

  it('begins where triggers begin too', () => {
    const triggers = [heardBy('x', { stepId: 'unreachable' })];
    expect(menuItemsOf(published({ ...menu.content, triggers })).map(({ buttonId }) => buttonId)).toContain('lost');
  });

  it.each<[string, Trigger[], boolean]>([
    ['one for all', [heardBy('x')], true],
    ['one of this channel', [heardBy('x', { channelIds: [8] }), heardBy('y', { channelIds: [7] })], true],
    ['one of another', [heardBy('x', { channelIds: [8] })], false],
    ['none at all', [], true],
  ])('is heard in a channel by its triggers: %s', (_case, triggers, heard) => {
    expect(isHeardIn(published({ triggers }), 7)).toBe(heard);
  });
});

describe('known payloads', () => {
  const sent = (payload: string, more: Partial<RecentPayload> = {}): RecentPayload => ({
    ...{ source: 'api', payload, title: 'Where is it?', messageId: 5, dialogId: 6, template: null, sentAt: NOON, ...more },
  });

  it('stand by their actions, with where they are sent and what they start', () => {
    const scenarios = [menu, { ...published({ triggers: [heardBy('order_status')] }), scenarioId: 2 }];
    const known = knownPayloads(scenarios, [sent('order_status?id=42'), sent('order_status?id=43&lang=ru'), sent('GET STARTED')]);
    expect(known.map(({ action, parameters }) => [action, parameters])).toEqual([
      ['GET STARTED', []],
      ['office', ['city', 'of']],
      ['order_status', ['id', 'lang']],
    ]);
    expect(known[1]?.places).toEqual([
      {
        ...{ kind: 'scenario', scenarioId: 1, stepId: 'offices', buttonId: 'kazan', leadsTo: null, title: 'Button kazan' },
        payload: 'office?city=Kazan&of={{ client.name }}',
      },
    ]);
    expect(known[2]).toMatchObject({
      places: [{ kind: 'api', payload: 'order_status?id=42' }, { payload: 'order_status?id=43&lang=ru' }],
      triggers: [{ scenarioId: 2, triggerId: 'on_order_status', stepId: null, channelIds: null }],
    });
  });

  it('nobody sends one that only a trigger names; a scenario that is switched off hears none', () => {
    const listening = published({ triggers: [heardBy('x')] });
    expect(knownPayloads([listening], [])).toMatchObject([{ action: 'x', places: [], triggers: [{ triggerId: 'on_x' }] }]);
    expect(knownPayloads([{ ...listening, enabled: false }], [])).toEqual([]);
  });

  it('of what programs send the newest ten of an action are told', () => {
    const many = Array.from({ length: 30 }, (_, n) => sent(`order_status?id=${n}`));
    expect(knownPayloads([], many)[0]?.places).toHaveLength(10);
  });
});
