import pg from 'pg';
import type { DialogState } from '#domain/dialogs/dialog.js';
import { createTestDatabase } from '../../../../test/setup/test-database.js';
import { Database } from '../database.js';
import { urlForRole } from '../roles.js';
import { Wake } from '../wake.js';

/** A database of its own with one company, as the stores reach it: by the role that row-level security binds. */
export class StoreUnderTest {
  readonly companyId = 7;
  database!: Database;
  wake!: Wake;
  /** Where a test's own `JobsDatabase` reaches it. */
  jobsUrl!: string;
  /** The owner of the tables, for arranging and for looking. */
  private owner!: pg.Client;
  private drop!: () => Promise<void>;

  static async start(): Promise<StoreUnderTest> {
    const store = new StoreUnderTest();
    const { databaseUrl, secretKey, drop } = await createTestDatabase();
    store.drop = drop;
    store.owner = new pg.Client({ connectionString: databaseUrl });
    await store.owner.connect();
    store.database = await Database.connect({ url: urlForRole(databaseUrl, secretKey, 'deskwire_app'), poolSize: 8 });
    store.jobsUrl = urlForRole(databaseUrl, secretKey, 'deskwire_jobs');
    store.wake = new Wake({ url: store.jobsUrl, onError: () => undefined });
    await store.wake.connect();
    await store.rows('insert into company (id, name) values ($1, $2)', [store.companyId, 'Warm Bread']);
    return store;
  }

  async stop(): Promise<void> {
    await this.wake.close();
    await this.database.close();
    await this.owner.end();
    await this.drop();
  }

  async rows<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.owner.query(text, values)).rows as Row[];
  }

  async hasOperator(id: number): Promise<void> {
    await this.rows(
      `with o as (insert into operator (id, company_id, email, password_hash, first_name, role)
         values ($1, $2, $3 || '@example.test', 'x', $3, 'operator') returning id, company_id)
       insert into operator_presence (operator_id, company_id) select id, company_id from o`,
      [id, this.companyId, `Operator ${id}`],
    );
  }

  /** A channel; with operators only those serve it. */
  async hasChannel(id: number, operatorIds: number[] = []): Promise<void> {
    await this.rows(`insert into channel (id, company_id, transport, key, name, secrets) values ($1, $2, 'paper', $3, $3, 'x')`, [
      ...[id, this.companyId, `Channel ${id}`],
    ]);
    if (operatorIds.length === 0) return;
    await this.hasGroup(id, operatorIds);
    await this.rows('insert into channel_operator_group values ($1, $2, $2)', [this.companyId, id]);
  }

  async hasGroup(id: number, operatorIds: number[]): Promise<void> {
    await this.rows(`insert into operator_group (id, company_id, name) values ($1, $2, $3)`, [id, this.companyId, `Group ${id}`]);
    for (const operatorId of operatorIds)
      await this.rows('insert into operator_group_member values ($1, $2, $3)', [this.companyId, id, operatorId]);
  }

  async hasClient(id: number, channelId: number): Promise<void> {
    await this.rows('insert into card (id, company_id) values ($1, $2)', [id, this.companyId]);
    await this.rows(`insert into client (id, company_id, channel_id, card_id, name) values ($1, $2, $3, $1, 'Vera')`, [
      id,
      this.companyId,
      channelId,
    ]);
  }

  /** A dialog as a test of rules describes it; its client is made with it. */
  async hasDialog(state: DialogState): Promise<void> {
    await this.hasClient(state.clientId, state.channelId);
    const columns: Record<string, unknown> = {
      ...{ id: state.id, company_id: this.companyId, channel_id: state.channelId, client_id: state.clientId, state: state.state },
      ...{
        operator_id: state.operatorId,
        group_id: state.groupId,
        last_operator_id: state.lastOperatorId,
        request_id: state.requestId,
        waits_for: state.waitsFor,
      },
      ...{
        waits_for_operator_id: state.waitsForOperatorId,
        waits_since: state.waitsSince,
        run_state: state.runState,
        unread_count: state.unreadCount,
      },
      ...{ read_up_to_id: state.readUpToId, last_message_id: state.lastMessageId, last_message_kind: state.lastMessageKind },
      ...{ last_message_preview: state.lastMessagePreview, last_message_at: state.lastMessageAt, last_inbound_at: state.lastInboundAt },
      ...{ referral: state.referral, opened_at: state.openedAt, closed_at: state.closedAt },
    };
    const names = Object.keys(columns);
    await this.rows(
      `insert into dialog (${names.join(', ')}) values (${names.map((_, n) => `$${n + 1}`).join(', ')})`,
      Object.values(columns),
    );
  }
}
