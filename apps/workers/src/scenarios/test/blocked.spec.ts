import type { Step } from '#domain/scenarios/content.js';
import { block } from '#domain/packages/blocking.js';
import { UnblockDialogs } from '#domain/packages/unblock-dialogs.js';
import { PgPackageDesk } from '#persistence/packages/package-desk.store.js';
import { offers, says, step } from '../../../../../test/api/scenario-steps.js';
import { BotUnderTest } from '../../../testing/bot-under-test.js';

/** Bots where nothing pays for the dialog. */
describe('a bot', () => {
  let bot: BotUnderTest;
  beforeAll(async () => {
    bot = await BotUnderTest.start();
  });
  afterAll(() => bot.stop());
  beforeEach(async () => {
    await bot.afresh();
    await bot.store.rows('delete from tariff');
  });

  const hasNothing = async (): Promise<void> => {
    await bot.store.rows('insert into tariff (company_id, package_price_minor) values ($1, 20000) on conflict do nothing', [
      bot.store.companyId,
    ]);
    await bot.store.rows('update dialog set counted_until = null');
  };
  const isBlocked = (): Promise<void> => bot.onDesk(async (dialog, desk) => block(desk.changes, dialog));
  const isPaidFor = (): Promise<unknown> =>
    new UnblockDialogs(new PgPackageDesk(bot.store.database, bot.store.wake, { now: () => bot.now })).run(bot.store.companyId);
  const failures = async (): Promise<[string | null, string][]> =>
    (
      await bot.store.rows<{ exit: string | null; reason: string }>(
        `select exit, error ->> 'reason' as reason from scenario_run_step where error is not null order by seq`,
      )
    ).map(({ exit, reason }) => [exit, reason]);
  const menu = (takeover: 'pause' | 'end' = 'pause'): Step[] => [
    { ...offers('menu', 'Which?', ['A', 'B'], { 'button:b1': 'a', 'button:b2': 'a' }), takeover },
    says('a', 'Good'),
  ];

  it('that would write the first message of a month leaves by its error, with the reason, and nothing is owed', async () => {
    await hasNothing();
    await bot.publishes(1, [says('hi', 'Hello', { error: 'again' }), says('again', 'Hello again')]);
    await bot.begins(2);
    expect(await bot.texts()).toEqual([]);
    expect(await failures()).toEqual([
      ['error', 'dialog_blocked'],
      [null, 'dialog_blocked'],
    ]);
    expect(await bot.store.rows('select 1 from active_dialog union all select 1 from dialog where blocked_at is not null')).toEqual([]);
  });

  it.each([
    ['waits for it', 'pause', 'paused', null],
    ['ends', 'end', 'ended', 'taken'],
  ] as const)(
    'hands a dialog that is blocked to people, and %s as its step says; it hears nothing more',
    async (_, takeover, state, reason) => {
      await bot.publishes(1, menu(takeover));
      await bot.begins(2);
      const [question] = await bot.said();
      await isBlocked();
      // What happened before it hears of that finds it as silent.
      await bot.turn({ kind: 'woken' });
      await bot.turn({ kind: 'taken', operatorId: null });
      await bot.presses(question!.buttons[0]!, question!);
      expect((await bot.runs())[0]).toMatchObject({ state, reason });
      expect(await bot.texts()).toEqual(['Which?']);
      expect((await bot.dialog()).bot).not.toBe('running');
    },
  );

  it('does not begin in a blocked dialog, whoever asks for it', async () => {
    await bot.publishes(1, [says('hi', 'Hello')]);
    await isBlocked();
    for (const trigger of ['schedule', 'tag', 'closed', 'api']) await bot.begins(2, {}, trigger);
    expect((await bot.runs()).map((run) => [run.state, run.reason])).toEqual(Array.from({ length: 4 }, () => ['ended', 'dialog_blocked']));
    expect(await bot.texts()).toEqual([]);
  });

  it('takes no turn for what a blocked dialog was sent, neither then nor, stale, once it is paid for', async () => {
    const detail = { words: ['anybody'], match: 'contains' };
    await bot.publishes(1, menu(), {}, [
      { kind: 'first_message', detail: { of: 'client' } },
      { kind: 'keyword', detail },
    ]);
    await hasNothing();
    const messageId = await bot.receives({ text: 'Is anybody there?' });
    await bot.turn({ kind: 'message', messageId });
    expect([await bot.runs(), await bot.texts()]).toEqual([[], []]);
    await bot.store.rows('delete from tariff');
    expect(await isPaidFor()).toEqual({ unblocked: 1, blocked: 0 });
    expect(await bot.store.rows(`select payload from outbox where process = 'scenario-run'`)).toEqual([]);
    expect([await bot.runs(), await bot.texts()]).toEqual([[], []]);
  });

  it('hears what its client says after it is paid for, and nothing before', async () => {
    await bot.publishes(1, menu());
    await bot.begins(2);
    const [question] = await bot.said();
    await isBlocked();
    await bot.turn({ kind: 'woken' });
    await bot.presses(question!.buttons[0]!, question!);
    await bot.store.rows('delete from tariff');
    await isPaidFor();
    // People have it: the bot goes on only where somebody gives it back to it.
    expect((await bot.dialog()).bot).toBe('paused');
    await bot.turn({ kind: 'given_back', operatorId: 5 });
    expect((await bot.runs())[0]).toMatchObject({ state: 'waiting', step: 'menu' });
    await bot.presses(question!.buttons[1]!, question!);
    expect((await bot.texts()).at(-1)).toBe('Good');
  });

  it.each<[string, Step[]]>([
    ['a message with a file or buttons', [offers('hi', 'Which?', ['A'], { error: 'note', 'button:b1': 'note' })]],
    ['a wait for an answer', [says('hi', 'Which?', { error: 'note' }, { wait: { timeoutSeconds: 60 } })]],
  ])('%s in a dialog nothing pays for: the error branch is walked on', async (_, steps) => {
    await hasNothing();
    await bot.publishes(1, [...steps, step('end', 'note', {}, {})]);
    await bot.begins(2);
    expect(await bot.trace()).toEqual(['hi > error (failed)', 'note >  (ended)']);
    expect(await failures()).toEqual([['error', 'dialog_blocked']]);
  });
});
