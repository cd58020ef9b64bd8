import type { Walk } from '../walk.js';

/** A claim is kept alive every 15 seconds, and after a minute it is nobody's: whatever stands here this long was forgotten. */
const LONGEST_SEND = `interval '5 minutes'`;
/** Temporal takes a row within a second; a relay that died gives its rows back after half a minute. */
const LONGEST_RELAY = `interval '2 minutes'`;

export const sends: Walk = {
  noun: 'message',
  each: 'company',
  rows: `select s.message_id as id, s.message_id as key, s.dialog_id, s.channel_id, s.state, coalesce(s.claimed_at, s.created_at) as since from sending s
          where s.company_id = $1 and s.message_id > $2::bigint order by s.message_id limit $3`,
  joins: 'left join lateral (select m.id, m.dialog_id, m.channel_id from message m where m.id = t.id offset 0) m on true',
  start: '0',
  rules: [
    {
      check: 'everything in the queue to a provider is a message',
      broken: 'm.id is null or m.dialog_id <> t.dialog_id or m.channel_id <> t.channel_id',
    },
    { check: 'no message is being sent for longer than 5 minutes', broken: `t.state = 'sending' and t.since < now() - ${LONGEST_SEND}` },
  ],
};

export const outbox: Walk = {
  noun: 'outbox row',
  each: 'company',
  rows: `select o.id, o.id as key, o.created_at from outbox o where o.company_id = $1 and o.id > $2::bigint order by o.id limit $3`,
  joins: '',
  start: '0',
  rules: [{ check: 'nothing waits for Temporal for longer than 2 minutes', broken: `t.created_at < now() - ${LONGEST_RELAY}` }],
};
