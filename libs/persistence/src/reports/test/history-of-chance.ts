import fc from 'fast-check';
import { MESSAGE_STATUS } from '#domain/messages/status.js';
import type { StoreUnderTest } from '../../testing/store-under-test.js';

export const CHANNELS = { bot: 1, business: 2, widget: 3 } as const;
export const OPERATORS = [21, 22, 23] as const;
const DIALOGS = 6;
const FIRST_DIALOG = 100;
const BEGINS = Date.parse('2026-10-24T12:00:00Z');
const HOUR_MS = 3_600_000;

/** Something that happens, in words that any company can live through; numbers choose among what is there then. */
export type Happening =
  | { what: 'time passes'; hours: number }
  | { what: 'client writes'; dialog: number; lateHours: number; withheld: boolean }
  | { what: 'operator writes'; dialog: number; operator: number | null; queued: boolean }
  | { what: 'bot writes'; dialog: number }
  | { what: 'comment'; dialog: number; operator: number }
  | { what: 'history'; dialog: number; hoursAgo: number; ours: boolean }
  | { what: 'send fails' | 'send is tried again' | 'queue is emptied' | 'revealed' | 'revoked'; message: number }
  | { what: 'request opens' | 'request closes'; dialog: number }
  | { what: 'clock changes'; zone: string }
  | { what: 'counted anew' }
  | { what: 'counted'; times: number };

const dialog = fc.nat(DIALOGS - 1);
const message = fc.nat(60);
const operator = fc.constantFrom(...OPERATORS);

export const HAPPENINGS = fc.array(
  fc.oneof(
    {
      weight: 40,
      arbitrary: fc.record({ what: fc.constant('time passes' as const), hours: fc.double({ min: 0.01, max: 40, noNaN: true }) }),
    },
    {
      weight: 80,
      arbitrary: fc.record({
        what: fc.constant('client writes' as const),
        dialog,
        lateHours: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 90, noNaN: true })),
        withheld: fc.nat(5).map((n) => n === 0),
      }),
    },
    {
      weight: 60,
      arbitrary: fc.record({ what: fc.constant('operator writes' as const), dialog, operator: fc.option(operator), queued: fc.boolean() }),
    },
    { weight: 10, arbitrary: fc.record({ what: fc.constant('bot writes' as const), dialog }) },
    { weight: 10, arbitrary: fc.record({ what: fc.constant('comment' as const), dialog, operator }) },
    {
      weight: 20,
      arbitrary: fc.record({
        what: fc.constant('history' as const),
        dialog,
        hoursAgo: fc.double({ min: 0, max: 700, noNaN: true }),
        ours: fc.boolean(),
      }),
    },
    {
      weight: 50,
      arbitrary: fc.record({
        what: fc.constantFrom('send fails', 'send is tried again', 'queue is emptied', 'revealed', 'revoked'),
        message,
      }),
    },
    { weight: 40, arbitrary: fc.record({ what: fc.constantFrom('request opens', 'request closes'), dialog }) },
    {
      weight: 3,
      arbitrary: fc.record({
        what: fc.constant('clock changes' as const),
        zone: fc.constantFrom('Asia/Kolkata', 'America/New_York', 'Europe/Berlin', 'Pacific/Apia'),
      }),
    },
    { weight: 3, arbitrary: fc.constant({ what: 'counted anew' as const }) },
    { weight: 40, arbitrary: fc.record({ what: fc.constant('counted' as const), times: fc.integer({ min: 1, max: 2 }) }) },
  ),
  { minLength: 20, maxLength: 90 },
) as fc.Arbitrary<Happening[]>;

/** A company to which things happen: rows and events as the product writes them. */
export class HistoryOfChance {
  private now = BEGINS;

  constructor(private readonly store: StoreUnderTest) {}

  /** Channels, operators and dialogs; once a database. */
  async furnish(): Promise<void> {
    for (const id of Object.values(CHANNELS)) await this.store.hasChannel(id);
    await this.store.rows(
      `update channel set transport = case id when 1 then 'telegram-bot' when 2 then 'whatsapp-cloud' else 'site-widget' end`,
    );
    for (const id of OPERATORS) await this.store.hasOperator(id);
    for (let n = 0; n < DIALOGS; n += 1) {
      await this.store.hasClient(FIRST_DIALOG + n, 1 + (n % 3));
      await this.store.rows(`insert into dialog (id, company_id, channel_id, client_id, state) values ($1, $2, $3, $1, 'closed')`, [
        ...[FIRST_DIALOG + n, this.store.companyId, 1 + (n % 3)],
      ]);
    }
  }

  /** Nothing has happened yet. */
  async forget(): Promise<void> {
    this.now = BEGINS;
    const tables = ['message', 'request', 'dialog_day', 'active_dialogs', 'load_day', 'counted_request', 'request_times', 'report_backlog'];
    for (const table of [...tables, 'report_count']) await this.store.rows(`delete from ${table}`);
    await this.store.rows(`update company set time_zone = 'Europe/Moscow'`);
    await this.store.rows(`update dialog set state = 'closed', request_id = null`);
  }

  async happens(happening: Happening): Promise<void> {
    switch (happening.what) {
      case 'time passes':
        this.now += happening.hours * HOUR_MS;
        return;
      case 'client writes':
        return this.write(happening.dialog, 'from_client', { lateHours: happening.lateHours, withheld: happening.withheld });
      case 'operator writes':
        await this.write(happening.dialog, 'to_client', { operator: happening.operator, status: happening.queued ? 'queued' : 'sent' });
        if (happening.operator !== null) await this.serve(happening.dialog, happening.operator, true);
        return;
      case 'bot writes':
        return this.write(happening.dialog, 'autoreply', { status: 'sent' });
      case 'comment':
        await this.write(happening.dialog, 'comment', { operator: happening.operator });
        return this.serve(happening.dialog, happening.operator, false);
      case 'history':
        return this.write(happening.dialog, happening.ours ? 'to_client' : 'from_client', { hoursAgo: happening.hoursAgo, status: 'read' });
      case 'request opens':
        return this.open(happening.dialog);
      case 'request closes':
        return this.close(happening.dialog);
      case 'clock changes':
        await this.store.rows(
          `with c as (update company set time_zone = $2 where id = $1) insert into event (company_id, kind) values ($1, 'company_changed')`,
          [this.store.companyId, happening.zone],
        );
        return;
      case 'counted anew':
      case 'counted':
        return;
      default:
        return this.change(happening.what, happening.message);
    }
  }

  private async write(
    n: number,
    kind: string,
    more: { lateHours?: number; hoursAgo?: number; withheld?: boolean; operator?: number | null; status?: keyof typeof MESSAGE_STATUS },
  ): Promise<void> {
    const { lateHours = 0, hoursAgo, withheld = false, operator: by = null, status = 'none' } = more;
    const sentAt = new Date(this.now - (hoursAgo ?? lateHours) * HOUR_MS);
    await this.store.rows(
      `with m as (
         insert into message (company_id, dialog_id, client_id, channel_id, request_id, operator_id, kind, origin, status, sent_at, created_at, withheld)
         select $1, d.id, d.client_id, d.channel_id, d.request_id, $3, $4, $5, $6, $7, $8, $9 from dialog d where d.id = $2
         returning id, dialog_id, withheld)
       insert into event (company_id, kind, dialog_id, message_id, data)
       select $1, case when withheld then 'dialog_changed' else 'message_added' end, dialog_id, case when not withheld then id end,
              case when withheld then jsonb_build_object('counted', id) end from m`,
      [
        ...[this.store.companyId, FIRST_DIALOG + n, by, kind, hoursAgo === undefined ? 'api' : 'history', MESSAGE_STATUS[status]],
        ...[sentAt, new Date(this.now), withheld],
      ],
    );
  }

  private async serve(n: number, by: number, answered: boolean): Promise<void> {
    await this.store.rows(
      `update request set operator_id = $2, answered_at = case when $3 then coalesce(answered_at, $4) else answered_at end
        where id = (select request_id from dialog where id = $1)`,
      [FIRST_DIALOG + n, by, answered, new Date(this.now)],
    );
  }

  private async open(n: number): Promise<void> {
    await this.store.rows(
      `with q as (
         insert into request (company_id, dialog_id, client_id, opened_at)
         select $1, id, client_id, $3 from dialog where id = $2 and state = 'closed' returning id, dialog_id),
       d as (update dialog d set state = 'open', request_id = q.id from q where d.id = q.dialog_id)
       insert into event (company_id, kind, dialog_id, data) select $1, 'request_opened', dialog_id, jsonb_build_object('requestId', id) from q`,
      [this.store.companyId, FIRST_DIALOG + n, new Date(this.now)],
    );
  }

  private async close(n: number): Promise<void> {
    await this.store.rows(
      `with q as (
         update request set state = 'closed', closed_at = $3 where dialog_id = $2 and state = 'open' returning id, dialog_id),
       d as (update dialog d set state = 'closed', request_id = null from q where d.id = q.dialog_id)
       insert into event (company_id, kind, dialog_id, data) select $1, 'request_closed', dialog_id, jsonb_build_object('requestId', id) from q`,
      [this.store.companyId, FIRST_DIALOG + n, new Date(this.now)],
    );
  }

  private async change(what: keyof typeof CHANGES, n: number): Promise<void> {
    const { set, of, data = 'null', kind = 'message_changed' } = CHANGES[what];
    await this.store.rows(
      `with m as (
         update message set ${set}
          where id = (select id from message where company_id = $1 order by id desc offset $2 limit 1) and ${of} returning id, dialog_id)
       insert into event (company_id, kind, dialog_id, message_id, data) select $1, '${kind}', dialog_id, id, ${data}::jsonb from m`,
      [this.store.companyId, n],
    );
  }
}

const { failed, queued, none } = MESSAGE_STATUS;

/** What becomes of a message, and how the log tells of it. */
const CHANGES: Record<Extract<Happening, { message: number }>['what'], { set: string; of: string; data?: string; kind?: string }> = {
  'send fails': { set: `status = ${failed}`, of: `kind in ('to_client', 'autoreply')`, data: `'{"status": "failed"}'` },
  'send is tried again': { set: `status = ${queued}`, of: `status = ${failed}` },
  'queue is emptied': { set: `status = ${none}, deleted_at = now()`, of: `status = ${queued}` },
  revealed: { set: 'withheld = false', of: 'withheld', kind: 'message_added' },
  revoked: { set: 'deleted_at = now()', of: `status <> ${queued}` },
};
