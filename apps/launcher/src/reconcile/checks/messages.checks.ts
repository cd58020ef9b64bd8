import { MESSAGE_STATUS } from '#domain/messages/status.js';
import type { Walk } from '../walk.js';

const { queued, sending } = MESSAGE_STATUS;

export const messages: Walk = {
  noun: 'message',
  each: 'company',
  rows: `select m.id, m.id as key, m.dialog_id, m.client_id, m.channel_id, m.external_id, m.status
           from message m where m.company_id = $1 and m.id > $2::bigint order by m.id limit $3`,
  joins: `left join lateral (select d.id, d.client_id, d.channel_id from dialog d where d.id = t.dialog_id offset 0) d on true
          left join lateral (select e.message_id from message_external_id e where e.channel_id = t.channel_id and e.external_id = t.external_id offset 0) e on true
          left join lateral (select s.message_id from sending s where s.message_id = t.id offset 0) s on true
          left join lateral (select 1 as one from attachment a where a.message_id = t.id and a.state = 'pending'
             and not exists (select 1 from media_download w where w.attachment_id = a.id) limit 1) forgotten on true`,
  start: '0',
  rules: [
    {
      check: 'every message has its dialog, and that one its client and channel',
      broken: 'd.id is null or d.client_id <> t.client_id or d.channel_id <> t.channel_id',
    },
    {
      // While its answer is awaited, a message may know its id from a status that was faster.
      check: "a provider's id belongs to one message only",
      broken: 't.external_id is not null and e.message_id is distinct from t.id and s.message_id is null',
    },
    { check: 'what is shown as on its way is on its way', broken: `t.status in (${queued}, ${sending}) and s.message_id is null` },
    { check: 'a file that is not here yet is being fetched', broken: 'forgotten.one is not null' },
  ],
};

export const externalIds: Walk = {
  noun: 'message',
  each: 'channel',
  rows: `select e.message_id as id, e.external_id as key, e.channel_id from message_external_id e
          where e.channel_id = $1 and e.external_id > $2 order by e.external_id limit $3`,
  joins: 'left join lateral (select m.id, m.channel_id from message m where m.id = t.id offset 0) m on true',
  start: '',
  rules: [{ check: "every provider's id leads to a message of its channel", broken: 'm.id is null or m.channel_id <> t.channel_id' }],
};

export const events: Walk = {
  noun: 'event',
  each: 'company',
  rows: `select e.id, e.xid as key, e.message_id, e.dialog_id from event e
          where e.company_id = $1 and e.xid > $2::xid8 order by e.xid fetch first $3 rows with ties`,
  joins: `left join lateral (select m.id from message m where m.id = t.message_id offset 0) m on true
          left join lateral (select d.id from dialog d where d.id = t.dialog_id offset 0) d on true`,
  start: '0',
  rules: [
    {
      check: 'every event has its message and its dialog',
      broken: '(t.message_id is not null and m.id is null) or (t.dialog_id is not null and d.id is null)',
    },
  ],
};
