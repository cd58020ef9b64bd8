import type { ReportQuestion } from '#domain/reports/report-question.js';
import { aDialog } from '#domain/testing/a-dialog.factory.js';
import type { Tx } from '../../database.js';
import { ReportCounts } from '../report-count.store.js';
import type { PageAsked } from '../row-cursor.js';
import { StoreUnderTest } from '../../testing/store-under-test.js';

/** Vladivostok is ten hours ahead: its days begin at 14:00 UTC of the day before. */
export const TIME_ZONE = 'Asia/Vladivostok';
export const PAPER = 1;
export const LEAFLET = 2;
export const ANNA = 5;
export const BORIS = 6;
/** He has left the company. */
export const CLARA = 7;
export const NIGHT_SHIFT = 9;

/** November 2026 by day, and everything of it. */
export const NOVEMBER: ReportQuestion = {
  ...{ from: '2026-11-01', to: '2026-11-30', by: 'day' },
  ...{ channelIds: [], groupIds: [], operatorIds: [], roles: [] },
};
export const EVERYBODY: PageAsked = { onlyOperatorId: null, cursor: null, limit: 50 };

/** A company with two channels, a dialog in each, and three people: Anna in the group "Night", Boris with a role of the company's own, Clara gone. */
export class PeopleUnderTest {
  private constructor(readonly store: StoreUnderTest) {}

  static async start(): Promise<PeopleUnderTest> {
    const store = await StoreUnderTest.start();
    await store.rows(`update company set time_zone = $2 where id = $1`, [store.companyId, TIME_ZONE]);
    for (const id of [ANNA, BORIS, CLARA]) await store.hasOperator(id);
    await store.rows(
      `insert into custom_role (id, company_id, name, permissions, base_role) values ($1, $2, 'Night shift', '{}', 'operator')`,
      [NIGHT_SHIFT, store.companyId],
    );
    await store.rows(`update operator set custom_role_id = $2 where id = $1`, [BORIS, NIGHT_SHIFT]);
    await store.rows(`update operator set state = 'deleted' where id = $1`, [CLARA]);
    await store.hasGroup(3, [ANNA]);
    for (const channelId of [PAPER, LEAFLET]) {
      await store.hasChannel(channelId);
      await store.hasDialog(aDialog({ id: 100 + channelId, clientId: 50 + channelId, channelId, requestId: null }).build().snapshot);
    }
    return new PeopleUnderTest(store);
  }

  get companyId(): number {
    return this.store.companyId;
  }

  read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.store.database.transaction(this.store.companyId, work);
  }

  rows<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.store.rows<Row>(text, values);
  }

  /** Brings what reports count up to what is stored. */
  async counted(): Promise<void> {
    await this.rows(`insert into report_backlog (company_id, below_id) values ($1, 1000000)`, [this.companyId]);
    const counts = new ReportCounts(this.store.database);
    while (!(await counts.countPiece(this.companyId, 100)));
  }

  /** How PostgreSQL goes about a statement, as the programs' role, for values of its parameters. */
  async planOf(statement: { text: string }, values: unknown[]): Promise<string> {
    const plan = await this.read((tx) =>
      tx.query<Record<string, string>>({ name: `test.plan ${statement.text.length}`, text: `explain ${statement.text}` }, values),
    );
    return plan.map((row) => Object.values(row)[0]).join('\n');
  }

  stop(): Promise<void> {
    return this.store.stop();
  }
}
