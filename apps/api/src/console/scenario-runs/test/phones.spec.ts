import { jest } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import type { Step } from '#domain/scenarios/content.js';
import { DOUBLE_TAP_MS } from '#domain/scenarios/route-press.js';
import { BotWorld, PHONES, WITHIN_MS, type Phone, type PhoneTransport } from '../../../../../../test/api/bot-world.js';
import { offers, replyButton, says, step } from '../../../../../../test/api/scenario-steps.js';
import { until } from '../../../../../../test/api/until.js';

jest.setTimeout(120_000);

let world: BotWorld;
beforeAll(async () => (world = await BotWorld.start()));
afterAll(() => world?.stop());

const office = replyButton('b2', 'Offices', { payload: { action: 'office', parameters: [{ name: 'city', value: 'Казань' }] } });

/** A menu that waits; the news ask on, an office is told by what its button carries, and the end closes. */
const aMenu = (news = 'Which news?'): Step[] => [
  says(
    'menu',
    'What would you like?',
    { 'button:b1': 'news', 'button:b2': 'office', 'button:b3': 'bye' },
    {
      buttons: [replyButton('b1', 'News'), office, replyButton('b3', 'End')],
      wait: { timeoutSeconds: null },
    },
  ),
  offers('news', news, ['Bread', 'Cakes'], { 'button:b1': 'bread', 'button:b2': 'cakes' }),
  says('bread', 'It is fresh'),
  says('cakes', 'They are sweet'),
  says('office', 'We are in {{ city }}'),
  says('bye', 'Goodbye', { next: 'close' }),
  step('close', 'close', {}, {}),
];

let words = 0;
const aWord = (): string => `menu${(words += 1)}`;

async function begun(
  transport: PhoneTransport,
  steps: Step[] = aMenu(),
  more = {},
): Promise<{ phone: Phone; scenario: number; word: string }> {
  const word = aWord();
  const scenario = await world.publishes(word, { steps, ...more });
  const phone = await world.phone(transport);
  await phone.writes(word);
  await until(async () => (await phone.said()).length > 0, 'the bot answers', WITHIN_MS);
  return { phone, scenario, word };
}

describe.each(PHONES)('on a phone with %s', (transport) => {
  it('a scenario goes from button to button, says what each carries, and has the dialog meanwhile', async () => {
    const { phone } = await begun(transport);
    expect(await phone.dialog()).toMatchObject({ state: 'open', runState: 'running', operatorId: null });
    await phone.presses('News', 'What would you like?');
    await phone.hears('What would you like?', 'Which news?');
    await phone.presses('Bread', 'Which news?');
    await phone.hears('What would you like?', 'Which news?', 'It is fresh');
    // It has ended without a transfer: the request is people's.
    expect(await phone.dialog()).toMatchObject({ state: 'open', runState: null });
  });

  it('an old button is what it was: while the run stands elsewhere, after it ended, after the scenario was changed, and when it is deleted', async () => {
    const { phone, scenario, word } = await begun(transport);
    await phone.presses('News', 'What would you like?');
    await phone.hears('What would you like?', 'Which news?');
    await phone.presses('Offices', 'What would you like?');
    const said = ['What would you like?', 'Which news?', 'We are in Казань'];
    await phone.hears(...said);
    expect((await phone.runs()).map(({ state }) => state)).toEqual(['ended']);
    await phone.presses('Cakes', 'Which news?');
    said.push('They are sweet');
    await phone.hears(...said);
    await world.revises(scenario, 2, { steps: aMenu('Which news of today?') }, [
      { kind: 'keyword', detail: { words: [word], match: 'is' } },
    ]);
    // He has pressed it before: not a double tap any more.
    await delay(DOUBLE_TAP_MS);
    await phone.presses('News', 'What would you like?');
    said.push('Which news?');
    await phone.hears(...said);
    await world.deletes(scenario);
    await phone.presses('Bread', 'Which news?');
    said.push('It is fresh');
    await phone.hears(...said);
  });

  it('two presses at once are two turns, one after the other; a double tap is one', async () => {
    const { phone } = await begun(transport);
    await Promise.all([phone.presses('News', 'What would you like?'), phone.presses('News', 'What would you like?')]);
    await phone.hears('What would you like?', 'Which news?');
    await Promise.all([phone.presses('Bread', 'Which news?'), phone.presses('Cakes', 'Which news?')]);
    await until(async () => (await phone.said()).length === 4, 'both are answered', WITHIN_MS);
    expect((await phone.said()).slice(2).sort()).toEqual(['It is fresh', 'They are sweet']);
  });

  it('a button of somebody else is what the client says, not what he pressed', async () => {
    const { phone } = await begun(transport);
    const stranger = await world.phone(transport);
    const [menu] = await phone.messages().then((messages) => messages.filter(({ direction }) => direction === 'out'));
    const payload = menu?.buttons?.[0]?.payload ?? '';
    await stranger.writes(payload);
    await until(async () => (await stranger.dialog().catch(() => null)) !== null, 'the stranger is known', WITHIN_MS);
    await until(async () => (await stranger.dialog()).runState === null, 'the bot has had a look', WITHIN_MS);
    expect(await stranger.runs()).toEqual([]);
    expect(await stranger.said()).toEqual([]);
  });

  it('what several steps say at once arrives in their order', async () => {
    const lines = Array.from({ length: 8 }, (_each, n) => `Line ${n + 1}`);
    const steps = lines.map((line, n) => says(`s${n}`, line, n + 1 < lines.length ? { next: `s${n + 1}` } : {}));
    const { phone } = await begun(transport, steps);
    await phone.hears(...lines);
  });

  it('goes on by itself when nobody answers, and after a delay', async () => {
    const { phone } = await begun(transport, [
      offers('ask', 'Are you there?', ['Yes'], { 'button:b1': 'yes', timeout: 'pause' }, { wait: { timeoutSeconds: 1 } }),
      step('delay', 'pause', { next: 'no' }, { until: { kind: 'for', seconds: 1 } }),
      says('no', 'Another time then'),
      says('yes', 'Good'),
    ]);
    await phone.hears('Are you there?', 'Another time then');
  });

  it('is silent when an operator takes the dialog, goes on when he gives it back, and ends when he closes', async () => {
    const { phone } = await begun(transport);
    const { id } = await phone.dialog();
    expect((await world.admin.send('POST', `/api/dialogs/${id}/claim`)).statusCode).toBeLessThan(300);
    await until(async () => (await phone.runs())[0]?.state === 'paused', 'the run is paused', WITHIN_MS);
    await phone.presses('News', 'What would you like?');
    await phone.writes('Hello?');
    expect((await world.admin.send('POST', `/api/dialogs/${id}/run/give-back`)).statusCode).toBeLessThan(300);
    await phone.hears('What would you like?', 'What would you like?');
    expect(await phone.dialog()).toMatchObject({ runState: 'running', operatorId: null });
    await phone.presses('News', 'What would you like?');
    await phone.hears('What would you like?', 'What would you like?', 'Which news?');
    expect((await world.admin.send('POST', `/api/dialogs/${id}/close`)).statusCode).toBeLessThan(300);
    await until(async () => (await phone.runs())[0]?.state === 'ended', 'the run ends', WITHIN_MS);
    expect(await phone.runs()).toEqual([{ state: 'ended', reason: 'closed' }]);
  });

  it('goes on where it stood when the workers come back, and hears what was said meanwhile', async () => {
    const { phone } = await begun(transport);
    await world.stopWorkers();
    await phone.presses('News', 'What would you like?');
    await world.startWorkers();
    await phone.hears('What would you like?', 'Which news?');
    await phone.presses('Bread', 'Which news?');
    await phone.hears('What would you like?', 'Which news?', 'It is fresh');
  });
});

it('a message that no scenario knows is for people, as ever', async () => {
  await begun('whatsapp-cloud');
  const phone = await world.phone('whatsapp-cloud');
  await phone.writes('Is anybody there?');
  await until(async () => (await phone.dialog().catch(() => null)) !== null, 'the dialog is there', WITHIN_MS);
  expect(await phone.dialog()).toMatchObject({ state: 'open', runState: null });
  expect(await phone.runs()).toEqual([]);
});
