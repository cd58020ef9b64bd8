import { offers, replyButton, says, step } from '../../../../../test/api/scenario-steps.js';
import { BotUnderTest } from '../../../testing/bot-under-test.js';

/** What every run does: it says, waits, is pressed, goes on, ends; and nothing twice. */
describe('a turn', () => {
  let bot: BotUnderTest;
  beforeAll(async () => {
    bot = await BotUnderTest.start();
  });
  afterAll(() => bot.stop());
  beforeEach(() => bot.afresh());

  const menu = [
    offers('menu', 'Hello, {{ client.name }}!', ['News', 'Offices'], { 'button:b1': 'news', 'button:b2': 'offices' }),
    says('news', 'We bake with rye.', { next: 'menu' }),
    offers('offices', 'Where?', ['Kazan', 'Perm'], { 'button:b1': 'bye', 'button:b2': 'bye' }),
    says('bye', 'See you!'),
  ];

  it('says what it has to say and waits where the client must choose', async () => {
    await bot.publishes(1, menu);
    const outcome = await bot.begins(2);
    expect(outcome.next).toEqual({ kind: 'input' });
    expect(await bot.texts()).toEqual(['Hello, Vera!']);
    expect(await bot.dialog()).toMatchObject({ bot: 'running', operator: null, waits: null });
    expect((await bot.runs())[0]).toMatchObject({ state: 'waiting', step: 'menu' });
    expect(await bot.trace()).toEqual(['menu >  ()']);
    expect(await bot.store.rows('select state from sending')).toEqual([{ state: 'queued' }]);
  });

  it('a press goes on by the button, in the words of the trace', async () => {
    await bot.publishes(1, menu);
    await bot.begins(2);
    const [first] = await bot.said();
    await bot.presses(first!.buttons[0], first!);
    expect(await bot.texts()).toEqual(['Hello, Vera!', 'We bake with rye.', 'Hello, Vera!']);
    expect(await bot.trace()).toEqual(['menu > button:b1 (pressed)', 'news > next (said)', 'menu >  ()']);
  });

  it('a typed title is a press', async () => {
    await bot.publishes(1, menu);
    await bot.begins(2);
    await bot.writes(' offices ');
    expect(await bot.texts()).toEqual(['Hello, Vera!', 'Where?']);
  });

  it('words that nothing waits for are answered by the question, once for what comes in one breath', async () => {
    await bot.publishes(1, menu);
    await bot.begins(2);
    bot.passes(60);
    await bot.writes('I do not know');
    await bot.writes('Really');
    expect(await bot.texts()).toEqual(['Hello, Vera!', 'Hello, Vera!']);
    expect((await bot.runs())[0]).toMatchObject({ state: 'waiting', step: 'menu' });
  });

  it('a run that reaches its end leaves the dialog to people, by the rules', async () => {
    await bot.isOnline(6);
    await bot.publishes(1, menu);
    await bot.begins(2);
    await bot.writes('Offices');
    const outcome = await bot.writes('Perm');
    expect(outcome.next).toEqual({ kind: 'none' });
    expect((await bot.runs())[0]).toMatchObject({ state: 'ended', reason: 'finished' });
    expect(await bot.dialog()).toEqual({ state: 'open', operator: 6, bot: null, waits: null });
  });

  it('a turn that is repeated changes nothing and comes to the same', async () => {
    await bot.publishes(1, menu);
    await bot.begins(2);
    const [first] = await bot.said();
    const messageId = await bot.pressed(first!.buttons[1], first!);
    const once = await bot.turn({ kind: 'message', messageId }, 'k1');
    const again = await bot.turn({ kind: 'message', messageId }, 'k1');
    // The same message under another key: the relay has brought it twice.
    await bot.turn({ kind: 'message', messageId }, 'k2');
    expect(again).toEqual(once);
    expect(await bot.texts()).toEqual(['Hello, Vera!', 'Where?']);
  });

  it('two presses at once act one after the other; a double tap acts once', async () => {
    await bot.publishes(1, menu);
    await bot.begins(2);
    const [first] = await bot.said();
    const ids = [
      await bot.pressed(first!.buttons[0], first!),
      await bot.pressed(first!.buttons[0], first!),
      await bot.pressed(first!.buttons[1], first!),
    ];
    await Promise.all(ids.map((messageId, n) => bot.turn({ kind: 'message', messageId }, `press ${n}`)));
    const texts = (await bot.texts()).sort();
    expect(texts.filter((text) => text === 'We bake with rye.').length).toBeGreaterThanOrEqual(1);
    expect(texts.filter((text) => text === 'Where?')).toHaveLength(1);
    expect((await bot.runs()).length).toBe(1);
  });

  it('a double tap acts once', async () => {
    await bot.publishes(1, menu);
    await bot.begins(2);
    const [first] = await bot.said();
    await bot.presses(first!.buttons[1], first!);
    await bot.presses(first!.buttons[1], first!);
    expect(await bot.texts()).toEqual(['Hello, Vera!', 'Where?']);
    bot.passes(60);
    await bot.presses(first!.buttons[1], first!);
    expect(await bot.texts()).toEqual(['Hello, Vera!', 'Where?', 'Where?']);
  });

  it('so does each of two buttons that are tapped in turn', async () => {
    await bot.publishes(1, menu);
    await bot.begins(2);
    const [first] = await bot.said();
    const [news, offices] = first!.buttons;
    for (const button of [offices, news, offices, news]) await bot.presses(button, first!);
    expect(await bot.texts()).toEqual(['Hello, Vera!', 'Where?', 'We bake with rye.', 'Hello, Vera!']);
    bot.passes(60);
    await bot.presses(offices, first!);
    expect((await bot.texts()).slice(4)).toEqual(['Where?']);
  });

  it('presses that waited for their turn are no double tap: what counts is when they were made', async () => {
    await bot.publishes(1, menu);
    await bot.begins(2);
    const [first] = await bot.said();
    const once = await bot.pressed(first!.buttons[1], first!);
    bot.passes(20);
    const again = await bot.pressed(first!.buttons[1], first!);
    bot.passes(600);
    for (const messageId of [once, again]) await bot.turn({ kind: 'message', messageId });
    expect(await bot.texts()).toEqual(['Hello, Vera!', 'Where?', 'Where?']);
  });

  describe('old buttons', () => {
    it('an earlier button is pressed while the run is elsewhere: it goes from there', async () => {
      await bot.publishes(1, menu);
      await bot.begins(2);
      const [first] = await bot.said();
      await bot.presses(first!.buttons[1], first!);
      await bot.presses(first!.buttons[0], first!);
      expect(await bot.texts()).toEqual(['Hello, Vera!', 'Where?', 'We bake with rye.', 'Hello, Vera!']);
      expect(await bot.trace()).toEqual([
        ...['menu > button:b2 (pressed)', 'offices >  (moved)', 'menu > button:b1 (pressed)', 'news > next (said)', 'menu >  ()'],
      ]);
      expect(await bot.runs()).toHaveLength(1);
    });

    it('a button is pressed after the run ended and the scenario was changed: its own revision runs anew', async () => {
      await bot.publishes(1, menu);
      await bot.begins(2);
      const [first] = await bot.said();
      await bot.turn({ kind: 'stopped', operatorId: 5 });
      await bot.revises(1, 3, 2, {
        format: 1,
        start: 'x',
        steps: [says('x', 'New!')],
        triggers: [],
        variables: [],
        settings: { whileOperator: 'silent', giveBack: 'by_hand' },
      });
      await bot.presses(first!.buttons[1], first!);
      expect(await bot.texts()).toEqual(['Hello, Vera!', 'Where?']);
      expect(await bot.runs()).toMatchObject([
        { state: 'ended', reason: 'stopped' },
        { state: 'waiting', step: 'offices' },
      ]);
    });

    it('a press whose message the messenger does not name is found by its payload', async () => {
      await bot.publishes(1, menu);
      await bot.begins(2);
      const [first] = await bot.said();
      await bot.presses(first!.buttons[1], null);
      expect(await bot.texts()).toEqual(['Hello, Vera!', 'Where?']);
    });

    it('a press brings its parameters as variables', async () => {
      const payload = {
        action: 'order',
        parameters: [
          { name: 'id', value: '{{ number }}' },
          { name: 'name', value: 'Rye & Co' },
        ],
      };
      await bot.publishes(1, [
        says(
          'ask',
          'Which?',
          { 'button:b1': 'told' },
          { buttons: [replyButton('b1', 'Mine', { payload })], wait: { timeoutSeconds: null } },
        ),
        offers('told', 'Order {{ id }} of {{ name }} ({{ payload.action }})', ['Ok'], {}),
      ]);
      await bot.begins(2, { number: 42 });
      const [first] = await bot.said();
      expect(first!.buttons[0]?.payload).toBe('order?id=42&name=Rye %26 Co');
      await bot.presses(first!.buttons[0], first!);
      expect((await bot.texts())[1]).toBe('Order 42 of Rye & Co (order)');
    });
  });

  it('keywords and what greets begin a run; of a trial its code', async () => {
    await bot.publishes(1, [offers('hi', 'Hi!', ['Ok'], {})], {}, [{ kind: 'keyword', detail: { words: ['menu', 'меню'], match: 'is' } }]);
    await bot.publishes(11, [offers('welcome', 'Welcome: {{ message.text }}', ['Ok'], {})], {}, [
      { kind: 'first_message', detail: { of: 'request' } },
    ]);
    await bot.writes('Is anybody there?');
    await bot.writes('Меню');
    expect(await bot.texts()).toEqual(['Welcome: Is anybody there?', 'Hi!']);
    expect(await bot.runs()).toMatchObject([{ state: 'ended', reason: 'replaced' }, { state: 'waiting' }]);
  });

  it('a payload that a trigger knows begins a run, from a message that no step said', async () => {
    await bot.publishes(1, [offers('order', 'Order {{ id }}', ['Ok'], {})], {}, [{ kind: 'payload', detail: { action: 'order_status' } }]);
    const button = { type: 'reply', text: 'Where is it?', payload: 'order_status?id=42' } as const;
    await bot.onDesk((dialog, { changes }) => {
      const nothing = { externalId: null, clientMessageId: null, quotedId: null, quotedExternalId: null, providerAt: null };
      changes.answer(
        dialog,
        { kind: 'to_client', origin: 'api', text: 'Sent', content: { buttons: [button] }, status: 'queued', operatorId: null, ...nothing },
        [],
      );
    });
    await bot.presses(button, null);
    expect(await bot.texts()).toEqual(['Order 42']);
    expect((await bot.runs())[0]?.variables).toEqual({ id: '42' });
  });

  it('a loop without a wait stops, people get the dialog, and its errors name it', async () => {
    await bot.isOnline(5);
    await bot.publishes(1, [step('set', 'a', { next: 'b' }, { changes: [] }), step('set', 'b', { next: 'a' }, { changes: [] })]);
    await bot.begins(2);
    expect((await bot.runs())[0]).toMatchObject({ state: 'ended', reason: 'loop' });
    expect(await bot.lines()).toEqual(expect.arrayContaining(['bot_started', 'bot_handed_over']));
    expect(await bot.dialog()).toMatchObject({ bot: null, operator: 5 });
    expect(await bot.store.rows(`select count(*)::int as steps, count(error)::int as errors from scenario_run_step`)).toEqual([
      { steps: 101, errors: 1 },
    ]);
  });

  it('so does one that talks without end', async () => {
    await bot.publishes(1, [says('a', 'Again', { next: 'a' })]);
    await bot.begins(2);
    expect(await bot.texts()).toHaveLength(20);
    expect((await bot.runs())[0]).toMatchObject({ reason: 'loop' });
  });
});
