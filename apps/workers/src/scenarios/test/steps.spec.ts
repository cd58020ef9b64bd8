import type { Change, DelayStep, Step, Test, TransferStep } from '#domain/scenarios/content.js';
import { offers, replyButton, says, step } from '../../../../../test/api/scenario-steps.js';
import { BotUnderTest } from '../../../testing/bot-under-test.js';

const wait = (timeoutSeconds: number | null = null) => ({ timeoutSeconds });
const ok = (id: string, text: string): Step => offers(id, text, ['Ok'], {});

/** Each kind of step, on the database that it changes. */
describe('a step', () => {
  let bot: BotUnderTest;
  beforeAll(async () => {
    bot = await BotUnderTest.start();
  });
  afterAll(() => bot.stop());
  beforeEach(() => bot.afresh());

  const run = async (steps: Step[], variables: object = {}) => {
    await bot.publishes(1, steps);
    return bot.begins(2, variables);
  };
  const why = async (): Promise<string | undefined> => (await bot.trace())[0];

  describe('that waits for an answer', () => {
    const age = [
      step(
        'reply',
        'age',
        { next: 'told', invalid: 'never', timeout: 'late' },
        {
          ...{ variable: 'age', check: 'number', pattern: '', retryText: 'A number, {{ client.name }}', attempts: 3, wait: wait(60) },
        },
      ),
      ok('told', '{{ age }} years'),
      ok('never', 'Never mind'),
      ok('late', 'Too late'),
    ];

    it('keeps what fits, asks again for what does not, and gives up after so many', async () => {
      await run(age);
      await bot.writes('old');
      await bot.writes('42');
      expect(await bot.texts()).toEqual(['A number, Vera', '42 years']);
      expect((await bot.runs())[0]?.variables).toEqual({ age: 42 });
      await bot.afresh();
      await run(age);
      for (const words of ['old', 'older', 'oldest']) await bot.writes(words);
      expect(await bot.texts()).toEqual(['A number, Vera', 'A number, Vera', 'Never mind']);
    });

    it('waits no longer than it says, and its question does not make it wait anew', async () => {
      const { next } = await run(age);
      if (next.kind !== 'at') throw new Error('It does not wait');
      bot.passes(30);
      expect((await bot.writes('old')).next).toEqual(next);
      expect((await bot.turn({ kind: 'woken' })).next).toEqual(next);
      bot.passes(30);
      await bot.turn({ kind: 'woken' });
      expect(await bot.texts()).toEqual(['A number, Vera', 'Too late']);
      expect(await why()).toBe('age > timeout (timed_out)');
    });
  });

  describe('that decides', () => {
    const branch = (id: string, tests: Test[], match: 'all' | 'any' = 'all') => ({ id, title: id, match, tests });

    it.each<[string, Test, boolean]>([
      ['a variable', { kind: 'variable', name: 'order.total', comparison: 'greater', value: '100' }, true],
      ['a field of the client', { kind: 'client', field: 'name', comparison: 'is', value: 'vera' }, true],
      ['a field that he lacks', { kind: 'client', field: 'phone', comparison: 'exists', value: '' }, false],
      ['a tag', { kind: 'tag', tagId: 7, has: true }, true],
      ['a tag that he lacks', { kind: 'tag', tagId: 8, has: false }, true],
      ['a channel', { kind: 'channel', channelIds: [1] }, true],
      ['a messenger', { kind: 'transport', transports: ['telegram'] }, false],
      ['the working hours: it is noon in UTC, three in Moscow, on a Sunday', { kind: 'working_hours', inside: true }, true],
      ['the language', { kind: 'language', languages: ['ru'] }, true],
      ['an expression', { kind: 'expression', expression: 'size(order.lines) == 2 && client.tags.exists(t, t == 7)' }, true],
    ])('goes by %s', async (_what, test, holds) => {
      await bot.store.rows(`insert into tag (id, company_id, label) values (7, $1, 'vip'), (8, $1, 'debtor')`, [bot.store.companyId]);
      await bot.store.rows(`insert into card_tag (company_id, card_id, tag_id) values ($1, 50, 7)`, [bot.store.companyId]);
      await bot.store.rows(`update company set working_hours = $1`, [JSON.stringify([{ day: 7, from: '09:00', to: '18:00' }])]);
      await run(
        [
          step('condition', 'if', { 'branch:yes': 'yes', else: 'no' }, { branches: [branch('yes', [test])] }),
          ok('yes', 'Yes'),
          ok('no', 'No'),
        ],
        {
          order: { total: 120, lines: ['Rye', 'Bun'] },
        },
      );
      expect(await bot.texts()).toEqual([holds ? 'Yes' : 'No']);
      expect(await why()).toBe(holds ? 'if > branch:yes (branch)' : 'if > else (no_branch)');
    });

    it('takes the first branch that is true; of some tests all or any', async () => {
      const is = (value: string): Test => ({ kind: 'variable', name: 'a', comparison: 'is', value });
      const branches = [branch('all', [is('1'), is('2')]), branch('any', [is('1'), is('2')], 'any'), branch('too', [is('1')])];
      await run([step('condition', 'if', { 'branch:any': 'yes', else: 'no' }, { branches }), ok('yes', 'Any'), ok('no', 'No')], { a: '1' });
      expect(await bot.texts()).toEqual(['Any']);
    });
  });

  it('that sets changes variables one after the other, tags, and the card; its trace says what', async () => {
    await bot.store.rows(`insert into tag (id, company_id, label) values (7, $1, 'vip')`, [bot.store.companyId]);
    await bot.store.rows(`insert into custom_client_field (id, company_id, name) values (70, $1, 'City')`, [bot.store.companyId]);
    const changes: Change[] = [
      { kind: 'variable', name: 'a', value: '', expression: '20 + 1' },
      { kind: 'variable', name: 'b', value: '{{ a | times: 2 }}', expression: null },
      { kind: 'tag', tagId: 7, assign: true },
      { kind: 'client', field: 'email', value: 'vera@bakery.example' },
      { kind: 'client', field: '70', value: 'Kazan' },
    ];
    await run([
      step('set', 'set', { next: 'told' }, { changes }),
      ok('told', '{{ b }} {{ client.email }} {{ client.fields["70"] }} {{ client.tags | size }}'),
    ]);
    expect(await bot.texts()).toEqual(['42 vera@bakery.example Kazan 1']);
    expect(await bot.store.rows('select email, custom_fields from card where id = 50')).toEqual([
      { email: 'vera@bakery.example', custom_fields: { 70: 'Kazan' } },
    ]);
    expect(await bot.store.rows(`select changed from scenario_run_step where step_id = 'set'`)).toEqual([
      { changed: { a: 21, b: '42', 'tag.7': true, 'client.email': 'vera@bakery.example', 'client.70': 'Kazan' } },
    ]);
    expect(await bot.lines()).toEqual(['bot_started', 'tags_assigned', 'client_field_changed']);
    expect(await bot.store.rows(`select 1 from event where kind = 'tag_assigned'`)).toHaveLength(1);
  });

  it.each<[string, DelayStep['until'], string]>([
    ['for a while', { kind: 'for', seconds: 90 }, '2026-11-22T12:01:30.000Z'],
    ['until it is time in Moscow', { kind: 'time', time: '09:30' }, '2026-11-23T06:30:00.000Z'],
    ['until people work', { kind: 'working_hours' }, '2026-11-23T06:00:00.000Z'],
    ['until a moment', { kind: 'moment', moment: '{{ "2026-12-01" }}T10:00:00+02:00' }, '2026-12-01T08:00:00.000Z'],
    ['until a day by the company’s clock', { kind: 'moment', moment: '2026-12-01' }, '2026-11-30T21:00:00.000Z'],
  ])('that waits %s goes on then, and not before', async (_what, until, at) => {
    await bot.store.rows(`update company set working_hours = $1`, [JSON.stringify([{ day: 1, from: '09:00', to: '18:00' }])]);
    const { next } = await run([step('delay', 'wait', { next: 'told' }, { until }), ok('told', 'Now')]);
    expect(next).toEqual({ kind: 'at', at });
    bot.now = new Date(Date.parse(at) - 1);
    expect((await bot.turn({ kind: 'woken' })).next).toEqual({ kind: 'at', at });
    bot.now = new Date(at);
    await bot.turn({ kind: 'woken' });
    expect(await why()).toBe('wait > next (waited)');
  });

  it('that goes to another scenario runs what is published there, with what is remembered', async () => {
    await bot.publishes(11, [says('x', 'No'), ok('y', 'There: {{ a }} {{ b }}')], { variables: [{ name: 'b', value: 'two', note: '' }] });
    await run([step('go', 'go', {}, { scenarioId: 11, stepId: 'y' })], { a: 'one' });
    expect(await bot.texts()).toEqual(['There: one two']);
    expect(await bot.runs()).toMatchObject([
      { state: 'ended', reason: 'replaced' },
      { state: 'waiting', step: 'y' },
    ]);
    expect(await bot.trace()).toEqual(['go >  (went)', 'y >  ()']);
  });

  it('two scenarios that lead to one another stop too', async () => {
    await bot.publishes(11, [step('go', 'go', {}, { scenarioId: 1, stepId: null })]);
    await run([step('go', 'go', {}, { scenarioId: 11, stepId: null })]);
    expect((await bot.runs()).at(-1)).toMatchObject({ state: 'ended', reason: 'loop' });
  });

  describe('that transfers', () => {
    const transfer = (to: TransferStep['to'], forceAssign: boolean | null, exits: Record<string, string> = {}): Step[] => [
      step('transfer', 'give', exits, { to, forceAssign, comment: 'He asked for {{ what }}' }),
      ok('busy', 'All are busy'),
    ];
    const give = (to: TransferStep['to'], forceAssign: boolean | null, exits: Record<string, string> = {}) =>
      run(transfer(to, forceAssign, exits), { what: 'bread' });

    it('gives to an operator by force, whatever his load, with a comment', async () => {
      await give({ kind: 'operator', operatorId: 5 }, null);
      expect(await bot.dialog()).toEqual({ state: 'open', operator: 5, bot: null, waits: null });
      expect((await bot.runs())[0]).toMatchObject({ state: 'ended', reason: 'transferred' });
      expect(await bot.store.rows(`select text from message where kind = 'comment'`)).toEqual([{ text: 'He asked for bread' }]);
      expect(await bot.store.rows(`select 1 from event where kind = 'dialog_transferred'`)).toHaveLength(1);
      // The bot gives it away itself: it does not hear that it was taken.
      expect(await bot.store.rows(`select 1 from outbox where process = 'scenario-run'`)).toEqual([]);
    });

    it('gives by the rules only to whom they could choose; else the bot goes on', async () => {
      await give({ kind: 'operator', operatorId: 5 }, false, { unavailable: 'busy' });
      expect(await bot.texts()).toEqual(['All are busy']);
      expect(await bot.dialog()).toMatchObject({ operator: null, bot: 'running' });
      await bot.afresh();
      await bot.isOnline(5);
      await give({ kind: 'operator', operatorId: 5 }, false, { unavailable: 'busy' });
      expect(await bot.dialog()).toMatchObject({ operator: 5, bot: null });
    });

    it('gives to a group: to one of its members, or it waits there', async () => {
      await bot.store.hasGroup(9, [6]);
      await give({ kind: 'group', groupId: 9 }, true);
      expect(await bot.dialog()).toMatchObject({ operator: null, waits: 'any', bot: null });
      await bot.afresh();
      await bot.store.hasGroup(9, [6]);
      await bot.isOnline(6);
      await give({ kind: 'group', groupId: 9 }, true);
      expect(await bot.dialog()).toMatchObject({ operator: 6 });
    });

    it('gives to whom the rules choose', async () => {
      await bot.isOnline(6);
      await give({ kind: 'rules' }, null);
      expect(await bot.dialog()).toMatchObject({ operator: 6, bot: null });
      expect(await why()).toBe('give >  (transferred)');
    });

    it('to somebody who is gone hands over to people, and says so', async () => {
      await bot.isOnline(6);
      await give({ kind: 'operator', operatorId: 99 }, null);
      expect(await bot.dialog()).toMatchObject({ operator: 6 });
      expect(await bot.lines()).toContain('bot_handed_over');
      expect((await bot.runs())[0]).toMatchObject({ reason: 'failed' });
    });
  });

  it('that closes ends the request', async () => {
    await run([says('bye', 'Bye', { next: 'end' }), step('close', 'end', {}, {})]);
    expect(await bot.dialog()).toMatchObject({ state: 'closed', bot: null });
    expect(await bot.store.rows('select state from request')).toEqual([{ state: 'closed' }]);
    expect((await bot.runs())[0]).toMatchObject({ reason: 'closed' });
  });

  it('that asks for a mark keeps one a question, the last', async () => {
    await run([
      step('rating', 'rate', { next: 'thanks' }, { text: 'How was it?', variable: 'score', wait: wait() }),
      ok('thanks', 'Thanks for {{ score }}'),
    ]);
    const [question] = await bot.said();
    expect(question!.buttons.map(({ text }) => text)).toEqual(['1', '2', '3', '4', '5']);
    await bot.presses(question!.buttons[3], question!);
    await bot.presses(question!.buttons[4], question!);
    expect(await bot.texts()).toEqual(['How was it?', 'Thanks for 4', 'Thanks for 5']);
    expect(await bot.store.rows('select score from rating')).toEqual([{ score: 5 }]);
  });

  it('that makes a ticket keeps its number', async () => {
    await run(
      [
        step(
          'ticket',
          'ticket',
          { next: 'told' },
          { subject: 'Order {{ id }}', description: 'Late', priority: 'high', variable: 'ticket' },
        ),
        ok('told', '{{ ticket }}'),
      ],
      { id: 4 },
    );
    expect(await bot.texts()).toEqual([expect.stringMatching(/^TICK-\d+$/) as string]);
    expect(await bot.store.rows('select title, priority, client_id::int as client, dialog_id::int as dialog from ticket')).toEqual([
      { title: 'Order 4', priority: 'high', client: 50, dialog: 100 },
    ]);
  });

  it('whose message is too long is said in several, links and long titles as the channel can', async () => {
    const buttons = [
      replyButton('b1', 'A title of more than twenty letters'),
      replyButton('b2', 'Site', { type: 'url', target: 'https://bakery.example/{{ client.id }}' }),
    ];
    await run([says('long', `${'word '.repeat(1000)}`, {}, { buttons, wait: wait() })]);
    const said = await bot.said();
    expect(said).toHaveLength(2);
    expect(said[1]!.buttons.map(({ text, url }) => [text, url])).toEqual([
      ['A title of more tha…', undefined],
      ['Site', 'https://bakery.example/50'],
    ]);
  });

  it('that says a file sends it from the store of files', async () => {
    await bot.store.rows(
      `insert into scenario_file (id, company_id, name, mime, size, storage_key) values (60, $1, 'menu.png', 'image/png', 5, 'k/1')`,
      [bot.store.companyId],
    );
    const file = { fileId: 60, name: 'menu.png', mime: 'image/png', kind: 'image', size: 5 } as const;
    await run([says('menu', 'Our menu', {}, { file, wait: wait() })]);
    expect(await bot.store.rows('select storage_key, state, kind from attachment')).toEqual([
      { storage_key: 'k/1', state: 'stored', kind: 'image' },
    ]);
    expect(await bot.texts()).toEqual(['Our menu']);
  });
});
