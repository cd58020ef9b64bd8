import type { Walk } from '../walk.js';

/** Messages of the client that can still be unread; no more are counted than the dialog says. */
const UNREAD = `(select count(*) from (select 1 from message m where m.dialog_id = t.id and m.id > t.read_up_to_id and m.kind = 'from_client'
   order by m.sent_at desc, m.id desc limit t.unread_count) unread)`;

const WITHHELD = `(select count(*) from message m where m.company_id = $1 and m.dialog_id = t.id and m.withheld)`;

export const dialogs: Walk = {
  noun: 'dialog',
  each: 'company',
  rows: `select d.id, d.id as key, d.client_id, d.channel_id, d.state, d.operator_id, d.request_id, d.waits_for, d.waits_since,
                d.unread_count, d.read_up_to_id, d.last_message_id, d.blocked_at, d.withheld_count
           from dialog d where d.company_id = $1 and d.id > $2::bigint order by d.id limit $3`,
  joins: `left join lateral (select c.id, c.channel_id from client c where c.id = t.client_id offset 0) c on true
          left join lateral (select q.id, q.dialog_id, q.state from request q where q.id = t.request_id offset 0) own on true
          left join lateral (select q.id from request q where q.dialog_id = t.id and q.state = 'open' limit 1) open on true
          left join lateral (select m.id, m.dialog_id from message m where m.id = t.last_message_id offset 0) last on true`,
  start: '0',
  rules: [
    {
      check: 'only a blocked dialog withholds messages, and knows how many',
      broken: `t.withheld_count <> ${WITHHELD} or (t.blocked_at is null and t.withheld_count > 0)`,
    },
    { check: 'every dialog has its client, of the same channel', broken: 'c.id is null or c.channel_id <> t.channel_id' },
    {
      check: 'an open dialog names a request of its own that is open',
      broken: `t.state = 'open' and t.request_id is not null and (own.id is null or own.dialog_id <> t.id or own.state <> 'open')`,
    },
    {
      check: 'an open request is the one that its open dialog names',
      broken: `open.id is not null and (t.state <> 'open' or t.request_id is distinct from open.id)`,
    },
    {
      check: 'a closed dialog has no request, no operator and waits for nobody',
      broken: `t.state = 'closed' and (t.request_id is not null or t.operator_id is not null or t.waits_for is not null)`,
    },
    {
      check: 'a dialog waits or has an operator, never both',
      broken: `t.waits_for is not null and (t.operator_id is not null or t.waits_since is null)`,
    },
    {
      check: 'the last message in the list is a message of the dialog',
      broken: 't.last_message_id > 0 and last.dialog_id is distinct from t.id',
    },
    {
      check: 'no dialog counts more unread messages than it has',
      broken: `t.unread_count < 0 or (t.unread_count > 0 and t.unread_count > ${UNREAD})`,
    },
  ],
};
