import type { ChannelSession } from '#domain/channels/channel-session.js';
import type { ChannelSessionStore as Port } from '#domain/channels/tend-channel.js';
import type { Database } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';

const keepStatement = statement(
  'channels.keep_session',
  `insert into channel_session (channel_id, company_id, state, qr, problem, account) values ($1, $2, $3, $4, $5, $6)
   on conflict (channel_id) do update
     set state = excluded.state, qr = excluded.qr, problem = excluded.problem, account = excluded.account, changed_at = now()`,
);

/** How the sessions of personal numbers fare, as the gateway answered; what it reports by itself comes in by its webhook. */
export class ChannelSessionStore implements Port {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async keep(companyId: number, channelId: number, { state, qr, problem, account }: ChannelSession): Promise<void> {
    await this.database.transaction(companyId, async (tx) => {
      await tx.query(keepStatement, [channelId, companyId, state, qr, problem, account]);
      await recordEvents(tx, [{ kind: 'channel_changed', data: { channelId } }]);
    });
    this.wake.wake('event');
  }
}
