import { ApplicationFailure } from '@temporalio/common';
import { pino } from 'pino';
import { TURN_BROKEN } from '#workflows/scenario-run/scenario-run.activities.js';
import { offers } from '../../../../../test/api/scenario-steps.js';
import { BotUnderTest } from '../../../testing/bot-under-test.js';
import { scenarioTurnActivities } from '../scenario-turn.activities.js';

/** What becomes of a turn that cannot be taken: it waits for the database, and for nothing else. */
describe('a turn that throws', () => {
  let bot: BotUnderTest;
  beforeAll(async () => {
    bot = await BotUnderTest.start();
  });
  afterAll(() => bot.stop());
  beforeEach(async () => {
    await bot.afresh();
    await bot.isOnline(5);
    await bot.publishes(1, [offers('menu', 'Which?', ['News'], { 'button:b1': 'news' }), offers('news', 'These', ['Ok'], {})]);
    await bot.begins(2);
  });
  afterEach(() => bot.store.rows(`drop trigger if exists broken on scenario_run_step`));

  /** Every turn that writes its trace fails by this SQLSTATE. */
  const breaks = (state: string): Promise<unknown> =>
    bot.store.rows(`create or replace function broken() returns trigger language plpgsql as $$
        begin raise exception 'no more' using errcode = '${state}'; end $$;
      create trigger broken before insert or update on scenario_run_step for each row execute function broken()`);

  async function presses() {
    const [menu] = await bot.said();
    const input = { kind: 'message', messageId: await bot.pressed(menu!.buttons[0], menu!) } as const;
    const turn = { companyId: bot.store.companyId, dialogId: bot.dialogId, key: 'press', input };
    let tries = 0;
    const log: string[] = [];
    const run = (asked: typeof turn) => {
      tries += 1;
      return bot.turn(asked.input, asked.key);
    };
    const activities = scenarioTurnActivities({ run: run as never }, pino({}, { write: (line: string) => log.push(line) }));
    return { turn, activities, log, tries: () => tries };
  }

  it('is given up when it has been tried some times: people have the dialog, the client his answer from them', async () => {
    const { turn, activities, log, tries } = await presses();
    await breaks('P0001');
    const failure: unknown = await activities.takeTurn(turn).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApplicationFailure);
    expect(failure).toMatchObject({ type: TURN_BROKEN, nonRetryable: true });
    expect([tries(), log.length]).toEqual([3, 3]);
    expect(log.join()).not.toContain('News');
    await bot.store.rows(`drop trigger broken on scenario_run_step`);
    expect(await activities.handToPeople(turn)).toMatchObject({ next: { kind: 'none' } });
    expect(await bot.runs()).toMatchObject([{ state: 'ended', reason: 'failed' }]);
    expect(await bot.dialog()).toMatchObject({ state: 'open', operator: 5, bot: null });
    expect(await bot.lines()).toContain('bot_handed_over');
    await activities.handToPeople(turn);
    expect((await bot.lines()).filter((line) => line === 'bot_handed_over')).toHaveLength(1);
  });

  it('because the database goes away is left to the process, which asks again for as long as it takes', async () => {
    const { turn, activities, log, tries } = await presses();
    // As a server says that is being shut down.
    await breaks('57P01');
    const failure: unknown = await activities.takeTurn(turn).catch((error: unknown) => error);
    expect(failure).not.toBeInstanceOf(ApplicationFailure);
    expect([tries(), log]).toEqual([1, []]);
    await bot.store.rows(`drop trigger broken on scenario_run_step`);
    await activities.takeTurn(turn);
    expect(await bot.texts()).toEqual(['Which?', 'These']);
  });
});
