import type { Step } from '#domain/scenarios/content.js';
import { offers, says, step } from '../../../../../test/api/scenario-steps.js';
import { BotUnderTest } from '../../../testing/bot-under-test.js';

const ok = (id: string, text: string): Step => offers(id, text, ['Ok'], {});

/** Where a bot ends, people begin: what fails, and whoever takes the dialog from it. */
describe('a step', () => {
  let bot: BotUnderTest;
  beforeAll(async () => {
    bot = await BotUnderTest.start();
  });
  afterAll(() => bot.stop());
  beforeEach(() => bot.afresh());

  const run = async (steps: Step[]) => {
    await bot.publishes(1, steps);
    return bot.begins(2);
  };

  describe('that fails', () => {
    const failing: [string, Step][] = [
      ['its template', says('bad', '{{ client.name | shell }}')],
      ['its expression', step('set', 'bad', {}, { changes: [{ kind: 'variable', name: 'a', value: '', expression: 'order.total' }] })],
      [
        'a variable that is too large',
        step(
          'set',
          'bad',
          {},
          { changes: [{ kind: 'variable', name: 'a', value: '{% for i in (1..3000) %}0123456789{% endfor %}', expression: null }] },
        ),
      ],
      ['a file that is gone', says('bad', 'x', {}, { file: { fileId: 1, name: 'a', mime: 'image/png', kind: 'image', size: 1 } })],
      ['a scenario that is not published', step('go', 'bad', {}, { scenarioId: 99, stepId: null })],
      ['an exit to nowhere', says('a', 'x', { next: 'gone' })],
    ];

    it.each(failing)('by %s leaves by its error, or people have the dialog', async (_what, bad) => {
      await bot.isOnline(5);
      await run([bad]);
      expect(await bot.dialog()).toMatchObject({ operator: 5, bot: null });
      expect(await bot.lines()).toContain('bot_handed_over');
      expect((await bot.runs())[0]).toMatchObject({ state: 'ended', reason: 'failed' });
      expect(await bot.store.rows('select 1 from scenario_run_step where why is not null')).not.toEqual([]);
      if (bad.id !== 'bad') return;
      await bot.afresh();
      await run([{ ...bad, exits: { error: 'sorry' } }, ok('sorry', 'Sorry')]);
      expect(await bot.texts()).toEqual(['Sorry']);
      expect(await bot.store.rows(`select 1 from scenario_run_step where error is not null and exit = 'error'`)).toHaveLength(1);
    });

    it('because the channel takes no free texts any more hands over too', async () => {
      bot.passes(25 * 3600);
      await run([says('hi', 'Hello?', { error: 'x' }), says('x', 'Hello again?')]);
      expect(await bot.texts()).toEqual([]);
      expect(await bot.lines()).toContain('bot_handed_over');
    });

    it('whose turn could not be taken at all: people have the dialog', async () => {
      await bot.isOnline(5);
      await run([ok('hi', 'Hi')]);
      await bot.turn({ kind: 'given_up' });
      expect(await bot.dialog()).toMatchObject({ operator: 5, bot: null });
      expect((await bot.runs())[0]).toMatchObject({ state: 'ended', reason: 'failed' });
    });
  });

  describe('while an operator has the dialog', () => {
    const menu = (takeover: 'pause' | 'end' = 'pause'): Step[] => [
      { ...offers('menu', 'Which?', ['A', 'B'], { 'button:b1': 'a', 'button:b2': 'a' }), takeover },
      ok('a', 'Good'),
    ];
    const takes = (operatorId: number) =>
      bot.onDesk(async (dialog, desk) => {
        const operator = await desk.operator(operatorId);
        if (operator) desk.changes.assign(dialog, operator, operator);
      });

    it('waits, is silent, and asks again when the dialog is given back', async () => {
      await run(menu());
      await takes(5);
      await bot.turn({ kind: 'taken', operatorId: 5 });
      const [question] = await bot.said();
      await bot.writes('Hello, Boris');
      await bot.presses(question!.buttons[0], question!);
      expect(await bot.texts()).toEqual(['Which?']);
      expect(await bot.dialog()).toMatchObject({ operator: 5, bot: 'paused' });
      bot.passes(60);
      await bot.turn({ kind: 'given_back', operatorId: 5 });
      expect(await bot.dialog()).toMatchObject({ operator: null, bot: 'running' });
      expect(await bot.texts()).toEqual(['Which?', 'Which?']);
      await bot.presses(question!.buttons[1], question!);
      expect((await bot.texts()).at(-1)).toBe('Good');
      expect(await bot.lines()).toEqual(expect.arrayContaining(['bot_paused', 'bot_resumed']));
    });

    it('ends where its step says so', async () => {
      await run(menu('end'));
      await takes(5);
      await bot.turn({ kind: 'taken', operatorId: 5 });
      expect((await bot.runs())[0]).toMatchObject({ state: 'ended', reason: 'taken' });
      expect(await bot.dialog()).toMatchObject({ operator: 5, bot: null });
    });

    it('answers presses beside him where the scenario says so', async () => {
      await bot.publishes(1, menu(), { settings: { whileOperator: 'answer', giveBack: 'by_hand' } });
      await bot.begins(2);
      await takes(5);
      await bot.turn({ kind: 'taken', operatorId: 5 });
      const [question] = await bot.said();
      await bot.presses(question!.buttons[0], question!);
      expect(await bot.texts()).toEqual(['Which?', 'Good']);
      expect(await bot.dialog()).toMatchObject({ operator: 5, bot: 'paused' });
    });

    it('goes on when he closes, where the scenario says so; else it ends with the request', async () => {
      for (const giveBack of ['on_close', 'by_hand'] as const) {
        await bot.afresh();
        await bot.publishes(1, menu(), { settings: { whileOperator: 'silent', giveBack } });
        await bot.begins(2);
        await takes(5);
        await bot.turn({ kind: 'taken', operatorId: 5 });
        await bot.onDesk((dialog, { changes }) => changes.close(dialog, { operatorId: 5, name: 'Boris' }));
        await bot.turn({ kind: 'closed', operatorId: 5 });
        const ends = giveBack === 'by_hand';
        expect((await bot.runs())[0]).toMatchObject(ends ? { state: 'ended', reason: 'closed' } : { state: 'waiting' });
        expect(await bot.dialog()).toMatchObject({ state: 'closed', bot: ends ? null : 'running' });
      }
    });
  });
});
