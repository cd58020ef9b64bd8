import type { Step } from '#domain/scenarios/content.js';
import { block } from '#domain/packages/blocking.js';
import { offers, says } from '../../../../../test/api/scenario-steps.js';
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
  const menu = (takeover: 'pause' | 'end' = 'pause'): Step[] => [
    { ...offers('menu', 'Which?', ['A', 'B'], { 'button:b1': 'a', 'button:b2': 'a' }), takeover },
    says('a', 'Good'),
  ];

  it('that would write the first message of a month leaves by its error, with the reason, and nothing is owed', async () => {
    await hasNothing();
    await bot.publishes(1, [says('hi', 'Hello', { error: 'again' }), says('again', 'Hello again')]);
    await bot.begins(2);
    expect(await bot.texts()).toEqual([]);
    const steps = await bot.store.rows<{ exit: string | null; error: { reason: string; detail: string } }>(
      'select exit, error from scenario_run_step where error is not null order by seq',
    );
    expect(steps.map(({ exit, error: { reason, detail } }) => [exit, reason, detail.slice(0, 23)])).toEqual([
      ['error', 'refused', 'The dialog is blocked: '],
      [null, 'refused', 'The dialog is blocked: '],
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
});
