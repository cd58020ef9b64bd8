import type { MessagePlace } from '../../messages/message-list.view.js';
import { StoreUnderTest } from '../../testing/store-under-test.js';
import { readQuestion } from '../message-question.js';
import { MessageWalk } from '../message-walk.js';
import { SEARCH_ROW } from '../message-words.store.js';
import type { MessageSearch } from '../message-search.view.js';

/** More than are looked through one by one, so that most are found by the index of words. */
const MESSAGES = 12_000;
const PATIENCE_MS = 30_000;
const ENOUGH = 100_000;
const [CHANNEL, OTHER_CHANNEL, ANNA, BORIS] = [11, 12, 21, 22];
const DIALOG = 100;
const DIALOGS = 40;

type Narrowed = Partial<Omit<MessageSearch, 'asked'>>;

describe('a search on its way from the newest messages to the oldest', () => {
  let store: StoreUnderTest;
  const ago = (days: number): Date => new Date(Math.floor(Date.now() / 1_000) * 1_000 - days * 86_400_000);

  beforeAll(async () => {
    store = await StoreUnderTest.start();
    for (const id of [ANNA, BORIS]) await store.hasOperator(id);
    for (const id of [CHANNEL, OTHER_CHANNEL]) await store.hasChannel(id);
    const company = store.companyId;
    const channel = `case when n % 4 = 0 then ${OTHER_CHANNEL} else ${CHANNEL} end`;
    const dialogs = `generate_series(0, ${DIALOGS - 1}) n`;
    await store.rows(`insert into card (id, company_id) select ${DIALOG} + n, ${company} from ${dialogs}`);
    await store.rows(
      `insert into client (id, company_id, channel_id, card_id, name)
       select ${DIALOG} + n, ${company}, ${channel}, ${DIALOG} + n, 'Vera' from ${dialogs}`,
    );
    // Every eighth is Anna's.
    await store.rows(
      `insert into dialog (id, company_id, channel_id, client_id, state, operator_id)
       select ${DIALOG} + n, ${company}, ${channel}, ${DIALOG} + n, 'open', case when n % 8 = 3 then ${ANNA} else ${BORIS} end from ${dialogs}`,
    );
    // Two years, with half a year in which nothing was written; several in one moment.
    await store.rows(
      `insert into message (company_id, dialog_id, client_id, channel_id, kind, operator_id, sent_at, text)
       select ${company}, d.id, d.client_id, d.channel_id, case when n % 2 = 0 then 'from_client' else 'to_client' end,
              case when n % 10 = 1 then ${ANNA} when n % 2 = 1 then ${BORIS} end,
              $1::timestamptz - interval '4 hours' * (n / 3) - case when n > ${MESSAGES / 2} then interval '180 days' else interval '0' end,
              concat_ws(' ', 'слово' || n % 997, case when n % 2 = 0 then 'заказ' end, case when n % 31 = 5 then 'синий' end,
                case when n % 31 = 5 and n % 3 = 0 then 'чайник' end, case when n % 31 = 6 then 'чайник синий' end,
                case when n % 2500 = 2400 then 'форзацы' end, case when n % 6 = 1 then 'доставка' end)
         from generate_series(1, ${MESSAGES}) n join dialog d on d.id = ${DIALOG} + (n * 7) % ${DIALOGS}`,
      [ago(0)],
    );
    await store.rows(`insert into message_search (message_id, company_id, dialog_id, sent_at, words) select ${SEARCH_ROW} from message m`);
  }, 90_000);
  afterAll(() => store.stop());

  async function searchFor(question: string, narrowed: Narrowed): Promise<MessageSearch> {
    const asked = await store.database.transaction(store.companyId, (tx) => readQuestion(tx, question));
    const everywhere = { dialogIds: null, channelId: null, operatorId: null, from: null, before: null };
    return { asked, scope: { all: true, operatorId: ANNA } as MessageSearch['scope'], ...everywhere, ...narrowed };
  }

  async function walked(search: MessageSearch, wanted: number): Promise<MessageWalk> {
    const walk = new MessageWalk(search, wanted);
    await store.database.transaction(store.companyId, (tx) => walk.go(tx, PATIENCE_MS));
    return walk;
  }

  const idsOf = (places: readonly MessagePlace[]): number[] => places.map(({ id }) => id);

  /** What is to be found, by reading every text. */
  async function toBeFound(condition: string, { dialogIds, channelId, operatorId, from, before, scope }: Narrowed): Promise<number[]> {
    const rows = await store.rows<{ id: string }>(
      `select m.id from message m join dialog d on d.id = m.dialog_id
        where (${condition}) and ($1::bigint[] is null or m.dialog_id = any($1)) and ($2::bigint is null or m.channel_id = $2)
          and ($3::bigint is null or m.operator_id = $3) and ($4::timestamptz is null or m.sent_at >= $4)
          and ($5::timestamptz is null or (m.sent_at, m.id) < ($5, $6::bigint)) and ($7::bigint is null or d.operator_id = $7)
        order by m.sent_at desc, m.id desc`,
      [dialogIds, channelId, operatorId, from, before?.at, before?.id, scope && !scope.all ? scope.operatorId : null],
    );
    return rows.map(({ id }) => Number(id));
  }

  const QUESTIONS: [string, string][] = [
    ['форзац ', `text ~ 'форзацы'`],
    ['форзац', `text ~ 'форзацы'`],
    ['заказы ', `text ~ 'заказ'`],
    ['слово50', `text ~ 'слово50'`],
    ['слово50 ', `text ~ 'слово50( |$)'`],
    ['синий чайник ', `text ~ 'синий' and text ~ 'чайник'`],
    ['"синий чайник"', `text ~ 'синий чайник'`],
    ['форзац заказ', `text ~ 'форзацы' and text ~ 'заказ'`],
    ['заказ доставка', `false`],
    ['форзац or чайник', `text ~ 'форзацы' or text ~ 'чайник'`],
    ['чайник -заказ', `text ~ 'чайник' and text !~ 'заказ'`],
    ['-заказ', `text !~ 'заказ'`],
    ['небывальщина', `false`],
  ];
  const NARROWED: [string, () => Narrowed][] = [
    ['everywhere', () => ({})],
    ['in one dialog', () => ({ dialogIds: [DIALOG + 3] })],
    ['in some dialogs', () => ({ dialogIds: [DIALOG + 1, DIALOG + 4, DIALOG + 17] })],
    ['in a channel', () => ({ channelId: OTHER_CHANNEL })],
    ['of an operator', () => ({ operatorId: ANNA })],
    ['in a dialog and of an operator', () => ({ operatorId: BORIS, dialogIds: [DIALOG + 7] })],
    ['in a period', () => ({ from: ago(700), before: { at: ago(100), id: 0 } })],
    ['for who sees his own', () => ({ scope: { all: false, operatorId: ANNA } as MessageSearch['scope'] })],
  ];

  describe.each(NARROWED)('%s', (_where, narrowed) => {
    it.each(QUESTIONS)('%s finds all that reading every text finds, the newest first', async (question, condition) => {
      const walk = await walked(await searchFor(question, narrowed()), ENOUGH);
      expect(idsOf(walk.hits)).toEqual(await toBeFound(condition, narrowed()));
      expect(walk.isThrough).toBe(true);
    });
  });

  it.each(QUESTIONS.filter(([, condition]) => condition !== 'false'))(
    '%s: pages leave out none and show none twice',
    async (question, condition) => {
      const all = await toBeFound(condition, {});
      const search = await searchFor(question, {});
      const size = Math.max(3, Math.ceil(all.length / 20));
      const seen: MessagePlace[] = [];
      for (let before: MessagePlace | null = null; seen.length <= all.length;) {
        const { hits } = await walked({ ...search, before }, size);
        seen.push(...hits);
        before = hits.at(-1) ?? null;
        if (hits.length < size) break;
      }
      expect(idsOf(seen)).toEqual(all);
    },
  );

  it('whose time is up knows how far it came, and goes on from there', async () => {
    const search = await searchFor('форзац', {});
    const first = await walked(search, 1);
    const walk = new MessageWalk(search, ENOUGH);
    const open = Promise.withResolvers<void>();
    const locked = Promise.withResolvers<void>();
    const lock = store.database.transaction(store.companyId, async (tx) => {
      await tx.query({ name: 'lock_search', text: 'lock table message_search in access exclusive mode' });
      locked.resolve();
      await open.promise;
    });
    await locked.promise;
    await expect(store.database.transaction(store.companyId, (tx) => walk.go(tx, 200))).rejects.toMatchObject({ code: '57014' });
    expect(walk).toMatchObject({ isThrough: false, hits: [] });
    open.resolve();
    await lock;
    await store.database.transaction(store.companyId, (tx) => walk.go(tx, PATIENCE_MS));
    expect(walk.hits[0]).toEqual(first.hits[0]);
    expect(walk).toMatchObject({ isThrough: true, reached: null });
    expect(idsOf(walk.hits)).toEqual(await toBeFound(`text ~ 'форзацы'`, {}));
  });
});
