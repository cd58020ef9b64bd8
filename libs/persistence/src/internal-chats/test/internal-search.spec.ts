import { StoreUnderTest } from '../../testing/store-under-test.js';
import { findInternal, searchInternal, wordsQuery } from '../internal-search.view.js';

const [MINE, THEIRS] = [11, 12];
const MANY = 20_000;

describe('search among colleagues, with many messages of several companies', () => {
  let store: StoreUnderTest;
  const seed = (companyId: number, chatId: number, operatorId: number): Promise<unknown> =>
    store.rows(
      `with c as (insert into internal_chat (id, company_id, kind, name) values ($2, $1, 'group', 'Kitchen') returning id),
        m as (insert into internal_chat_member (company_id, chat_id, operator_id) select $1, id, $3 from c)
       insert into internal_message (company_id, chat_id, author_id, number, text)
       select $1, id, $3, n, case when n = 777 then 'Секретный рецепт булочки' else 'Заказ ' || n || ' готов к отправке' end
         from c cross join generate_series(1, ${MANY}) n`,
      [companyId, chatId, operatorId],
    );
  beforeAll(async () => {
    store = await StoreUnderTest.start();
    await store.hasOperator(5);
    await store.hasOperator(6);
    await seed(store.companyId, MINE, 5);
    await seed(store.companyId, THEIRS, 6);
    await store.rows(`insert into company (id, name) values (8, 'Another')`);
    await store.rows(
      `insert into operator (id, company_id, email, password_hash, first_name, role) values (9, 8, 'x@y.test', 'x', 'X', 'operator')`,
    );
    await seed(8, 13, 9);
    await store.rows('analyze internal_message');
  });
  afterAll(() => store.stop());

  it('goes by the index of words, under row-level security too', async () => {
    const plan = await store.database.transaction(store.companyId, (tx) =>
      tx.query<Record<string, string>>({ name: 'test.plan', text: `explain ${findInternal.text}` }, [
        ...[store.companyId, 5, wordsQuery('булочка'), null, null, 20],
      ]),
    );
    const lines = plan.map((row) => Object.values(row)[0]).join('\n');
    expect(lines).toContain('internal_message_words');
    expect(lines).not.toContain('Seq Scan on internal_message');
  });

  it("finds in one's own chats and in no others, of a word that most have too", async () => {
    const search = (query: string): Promise<string[]> =>
      store.database.transaction(store.companyId, async (tx) =>
        (await searchInternal(tx, 5, { query, chatId: null, before: null, limit: 3 })).map(
          ({ message }) => `${message.chatId}: ${message.text}`,
        ),
      );
    expect(await search('булоч')).toEqual([`${MINE}: Секретный рецепт булочки`]);
    expect(await search('заказы')).toEqual([MANY, MANY - 1, MANY - 2].map((n) => `${MINE}: Заказ ${n} готов к отправке`));
  });
});
