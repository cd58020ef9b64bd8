import type { Step } from '#domain/scenarios/content.js';
import type { TurnOutcome } from '#domain/scenarios/turn.js';
import { askForScheduledRuns } from '#persistence/scenarios/scheduled-runs.store.js';
import { TagAssignmentStore } from '#persistence/tags/tag-assignment.store.js';
import { offers, step } from '../../../../../test/api/scenario-steps.js';
import { BotUnderTest } from '../../../testing/bot-under-test.js';

const REGULAR = 31;
const hello = (text: string): Step[] => [offers('hi', text, ['Ok'], {})];

/** What a scenario begins with beside words and presses: from what happens in the database to what the bot says. */
describe('a scenario begins', () => {
  let bot: BotUnderTest;
  beforeAll(async () => {
    bot = await BotUnderTest.start();
  });
  afterAll(() => bot.stop());
  beforeEach(async () => {
    await bot.afresh();
    await bot.store.rows(`insert into tag (id, company_id, label) values ($1, $2, 'Regular'), (32, $2, 'New')`, [
      REGULAR,
      bot.store.companyId,
    ]);
  });

  /** The runs that were asked for and not begun, as the outbox tells the dialogs' processes of them. */
  const asked = async (): Promise<{ process: string; runId: number; dialog: string }[]> => {
    const rows = await bot.store.rows<{ process: string; runId: string; dialog: string }>(
      `select o.workflow_id as process, o.payload #>> '{input,runId}' as "runId", r.dialog_id as dialog
         from outbox o join scenario_run r on r.id = (o.payload #>> '{input,runId}')::bigint
        where o.process = 'scenario-run' and r.state = 'queued' order by o.id`,
    );
    return rows.map((row) => ({ ...row, runId: Number(row.runId) }));
  };
  const begins = async (): Promise<TurnOutcome> => {
    const [run, ...others] = await asked();
    expect(others).toEqual([]);
    expect(run).toMatchObject({ process: 'scenario-run:100', dialog: '100' });
    return bot.turn({ kind: 'start', runId: run!.runId });
  };

  describe('with a tag', () => {
    const tags = (): TagAssignmentStore => new TagAssignmentStore(bot.store.database, bot.store.wake);
    const assign = (tagId: number): Promise<unknown> => tags().assign(bot.store.companyId, { clientId: 50 }, [tagId], { all: true });

    it('that the person gets, once; with another tag it does not', async () => {
      await bot.publishes(1, hello('You are a regular'), {}, [{ kind: 'tag', detail: { tagId: REGULAR } }]);
      await assign(32);
      expect(await asked()).toEqual([]);
      await assign(REGULAR);
      await assign(REGULAR);
      await begins();
      expect(await bot.texts()).toEqual(['You are a regular']);
      await tags().take(bot.store.companyId, { clientId: 50 }, REGULAR, { all: true });
      expect(await asked()).toEqual([]);
    });

    it('one for the channel comes before one for all, one for another channel not at all', async () => {
      const detail = { tagId: REGULAR };
      await bot.publishes(1, hello('Everybody'), {}, [{ kind: 'tag', detail }]);
      await bot.publishes(11, hello('Elsewhere'), {}, [{ kind: 'tag', detail, channelIds: [2] }]);
      await bot.publishes(21, hello('Here'), {}, [{ kind: 'tag', detail, channelIds: [1, 2] }]);
      await assign(REGULAR);
      await begins();
      expect(await bot.texts()).toEqual(['Here']);
    });

    it('and waits its turn behind a conversation that is under way', async () => {
      await bot.publishes(1, hello('Menu'));
      await bot.begins(2);
      await bot.publishes(11, hello('You are a regular'), {}, [{ kind: 'tag', detail: { tagId: REGULAR } }]);
      await assign(REGULAR);
      await begins();
      expect(await bot.texts()).toEqual(['Menu']);
      expect(await bot.runs()).toMatchObject([{ state: 'waiting' }, { state: 'ended', reason: 'busy' }]);
    });
  });

  describe('when a dialog is closed', () => {
    const closes = (operatorId: number | null): Promise<unknown> =>
      bot.onDesk((dialog, { changes }) => changes.close(dialog, { operatorId, name: 'Boris' }));

    it('by an operator; what the client answers is heard', async () => {
      await bot.publishes(
        1,
        [{ ...hello('How was it?')[0]!, exits: { 'button:b1': 'thanks' } }, offers('thanks', 'Thanks', ['Ok'], {})],
        {},
        [{ kind: 'closed' }],
      );
      await closes(5);
      await begins();
      expect(await bot.texts()).toEqual(['How was it?']);
      const [question] = await bot.said();
      await bot.presses(question!.buttons[0], question!);
      expect(await bot.texts()).toEqual(['How was it?', 'Thanks']);
    });

    it('and people have what it can not answer, or fails at, as a new request', async () => {
      const asks = (next: string): Step => offers('ask', 'How was it?', ['Good'], { 'button:b1': next, text: 'end' });
      const bad = step('go', 'bad', {}, { scenarioId: 99, stepId: null });
      for (const [what, isCalled] of [
        ['words', true],
        ['typed', false],
        ['fails', true],
        ['late', true],
      ] as const) {
        await bot.afresh();
        await bot.isOnline(5);
        await bot.publishes(1, [asks(what === 'fails' ? 'bad' : 'end'), step('end', 'end', {}, {}), bad], {}, [{ kind: 'closed' }]);
        await closes(6);
        await begins();
        if (what === 'late') {
          const messageId = await bot.receives({ text: 'One more question' });
          await bot.turn({ kind: 'stopped', operatorId: 5 });
          await bot.turn({ kind: 'message', messageId });
        } else await bot.writes(what === 'words' ? 'One more question' : 'Good');
        expect([what, await bot.dialog()]).toMatchObject([
          what,
          { state: isCalled ? 'open' : 'closed', operator: isCalled ? 5 : null, bot: null },
        ]);
      }
    });

    it('not by a program', async () => {
      await bot.publishes(1, hello('How was it?'), {}, [{ kind: 'closed' }]);
      await closes(null);
      expect(await asked()).toEqual([]);
    });
  });

  describe('when nobody answers', () => {
    const missed = (afterSeconds: number, more: object = {}) => ({
      kind: 'missed' as const,
      detail: { afterSeconds, outsideHours: false },
      ...more,
    });
    const unanswered = async (messageId: number, afterSeconds = 300): Promise<(string | null)[]> => {
      bot.passes(afterSeconds);
      await bot.turn({ kind: 'unanswered', messageId, afterSeconds });
      return bot.texts();
    };
    const answers = (): Promise<unknown> =>
      bot.onDesk((dialog, { changes }) => {
        const nothing = {
          externalId: null,
          clientMessageId: null,
          quotedId: null,
          quotedExternalId: null,
          providerAt: null,
          content: null,
        };
        changes.answer(dialog, { kind: 'to_client', origin: 'console', text: 'Yes?', status: 'queued', operatorId: 5, ...nothing }, []);
      });

    it('for as long as it says, also beside the operator who has the dialog', async () => {
      await bot.publishes(1, hello('We are late'), {}, [missed(300)]);
      await bot.onDesk(async (dialog, desk) => {
        const operator = await desk.operator(5);
        desk.changes.assign(dialog, operator!, operator!);
      });
      const messageId = await bot.receives({ text: 'Hello?' });
      expect(await unanswered(messageId, 60)).toEqual([]);
      expect(await unanswered(messageId)).toEqual(['We are late']);
      expect(await bot.dialog()).toMatchObject({ operator: 5 });
      expect((await bot.store.rows(`select started_by from scenario_run`))[0]).toEqual({ started_by: { trigger: 'missed', messageId } });
    });

    it('not where somebody has answered in time, nor in a dialog that was closed', async () => {
      await bot.publishes(1, hello('We are late'), {}, [missed(300)]);
      const first = await bot.receives({ text: 'Hello?' });
      await answers();
      expect(await unanswered(first)).toEqual([]);
      const second = await bot.receives({ text: 'And now?' });
      await bot.onDesk((dialog, { changes }) => changes.close(dialog, { operatorId: null, name: 'Api' }));
      expect(await unanswered(second)).toEqual([]);
      expect(await bot.runs()).toEqual([]);
    });

    it('not twice, and not over what runs already', async () => {
      await bot.publishes(1, hello('We are late'), {}, [missed(300), missed(600)]);
      const messageId = await bot.receives({ text: 'Hello?' });
      await unanswered(messageId);
      expect(await unanswered(messageId)).toEqual(['We are late']);
      expect(await unanswered(messageId, 600)).toEqual(['We are late']);
    });

    it('outside working hours only, where it says so', async () => {
      // It is Sunday, three in the afternoon.
      const hours = (from: string, to: string): Promise<unknown> =>
        bot.store.rows(`update company set working_hours = $1`, [JSON.stringify([{ day: 7, from, to }])]);
      await bot.publishes(1, hello('We are closed'), {}, [missed(300, { detail: { afterSeconds: 300, outsideHours: true } })]);
      const messageId = await bot.receives({ text: 'Hello?' });
      expect(await unanswered(messageId)).toEqual([]);
      await hours('09:00', '18:00');
      expect(await unanswered(messageId)).toEqual([]);
      await hours('09:00', '12:00');
      expect(await unanswered(messageId)).toEqual(['We are closed']);
    });

    it('one for the channel comes before one for all', async () => {
      await bot.publishes(1, hello('Everywhere'), {}, [missed(300)]);
      await bot.publishes(11, hello('Elsewhere'), {}, [missed(300, { channelIds: [2] })]);
      await bot.publishes(21, hello('Here'), {}, [missed(300, { channelIds: [1] })]);
      expect(await unanswered(await bot.receives({ text: 'Hello?' }))).toEqual(['Here']);
    });
  });

  describe('by a schedule', () => {
    const page = (occurrence: string, after = 0): Promise<{ runs: number; last: number | null }> =>
      bot.store.database.transaction(bot.store.companyId, (tx) => askForScheduledRuns(tx, 77, occurrence, after));
    const whole = async (occurrence: string): Promise<number[]> => {
      const pages: number[] = [];
      let after: number | null = 0;
      while (after !== null) {
        const { runs, last } = await page(occurrence, after);
        pages.push(runs);
        after = last;
      }
      return pages;
    };
    /** So many more clients with the tag, every other one on channel 2. */
    const audience = (clients: number): Promise<unknown> =>
      bot.store.rows(
        `with n as (select 1000 + n as id, 1 + n % 2 as channel from generate_series(1, $2::int) n),
              k as (insert into card (id, company_id) select id, $1 from n returning id),
              c as (insert into client (id, company_id, channel_id, card_id, name) select n.id, $1, channel, k.id, 'Vera' from n join k using (id) returning id),
              d as (insert into dialog (id, company_id, channel_id, client_id, state) select n.id + 10000, $1, channel, c.id, 'closed' from n join c using (id))
         insert into card_tag (company_id, card_id, tag_id) select $1, id, $3 from k`,
        [bot.store.companyId, clients, REGULAR],
      );
    beforeEach(async () => {
      await bot.store.hasChannel(2);
      await bot.publishes(1, hello('News!'), {}, [{ kind: 'schedule', detail: { days: [7], time: '15:00', tagId: REGULAR } }]);
      await bot.store.rows(`update scenario_trigger set id = 77`);
    });

    it('for everybody with the tag, a page after the other, each once an occurrence', async () => {
      await audience(250);
      expect(await whole('sunday')).toEqual([100, 100, 50]);
      expect(await whole('sunday')).toEqual([0, 0, 0]);
      expect(await asked()).toHaveLength(250);
      expect(new Set((await asked()).map(({ dialog }) => dialog)).size).toBe(250);
      expect(await whole('monday')).toEqual([100, 100, 50]);
    });

    it('only on its channels, only whom we may reach, nobody once it is gone', async () => {
      await audience(10);
      await bot.store.rows(`update scenario_trigger set channel_ids = '{2}'`);
      await bot.store.rows(`update client set blacklisted_at = now() where id = 1001`);
      await bot.store.rows(`update client set unreachable_since = now() where id = 1003`);
      expect(await whole('sunday')).toEqual([3]);
      await bot.store.rows(`delete from scenario_trigger`);
      expect(await whole('monday')).toEqual([0]);
    });

    it('the client hears it, but not in the middle of another conversation', async () => {
      await bot.store.rows(`insert into card_tag (company_id, card_id, tag_id) values ($1, 50, $2)`, [bot.store.companyId, REGULAR]);
      expect(await whole('sunday')).toEqual([1]);
      await begins();
      expect(await bot.texts()).toEqual(['News!']);
      await whole('monday');
      await begins();
      expect(await bot.texts()).toEqual(['News!']);
      expect(await bot.runs()).toMatchObject([{ state: 'waiting' }, { state: 'ended', reason: 'busy' }]);
    });
  });
});
