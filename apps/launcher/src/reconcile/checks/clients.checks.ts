import type { Walk } from '../walk.js';

export const clients: Walk = {
  noun: 'client',
  each: 'company',
  rows: `select c.id, c.id as key, c.card_id, c.channel_id, c.company_id from client c where c.company_id = $1 and c.id > $2::bigint order by c.id limit $3`,
  joins: `left join lateral (select k.id from card k where k.id = t.card_id offset 0) k on true
          left join lateral (select 1 as one from client_identity i where i.client_id = t.id and i.channel_id = t.channel_id limit 1) i on true`,
  start: '0',
  rules: [
    { check: 'every client has his card', broken: 'k.id is null' },
    { check: 'every client is known by an identity of his channel', broken: 'i.one is null' },
  ],
};

export const presences: Walk = {
  noun: 'operator',
  each: 'company',
  rows: `select p.operator_id as id, p.operator_id as key, p.open_dialogs from operator_presence p
          where p.company_id = $1 and p.operator_id > $2::bigint order by p.operator_id limit $3`,
  joins: `left join lateral (select count(*) as held from dialog d where d.operator_id = t.id and d.state = 'open' and d.blocked_at is null) d on true`,
  start: '0',
  rules: [
    {
      check: "an operator's load is the number of open dialogs that he holds",
      broken: 't.open_dialogs <> d.held',
    },
  ],
};
