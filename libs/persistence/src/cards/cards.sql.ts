import { dialogVisible } from '../access/dialog-scope.sql.js';
import { statement } from '../statement.js';

/** A card with its tags, as domain's `KeptCard`. */
const KEPT = `k.id, k.revision,
  jsonb_build_object('title', k.title, 'name', k.name, 'phones', k.phones, 'email', k.email, 'comment', k.comment,
    'extraComments', jsonb_build_array(k.extra_comment_1, k.extra_comment_2, k.extra_comment_3),
    'contractNumber', k.contract_number, 'customFields', k.custom_fields) as fields,
  coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'label', t.label) order by t.position, t.id)
              from card_tag x join tag t on t.id = x.tag_id where x.card_id = k.id), '[]') as tags`;

/** Whoever works on several dialogs locks them in the order of their ids. */
export const lockDialogs = statement(
  'cards.lock_dialogs',
  `with l as materialized (
     select d.* from client c join dialog d on d.client_id = c.id
      where c.company_id = $1 and c.card_id = any($2::bigint[]) order by d.id for update of d)
   select to_jsonb(l) as dialog from l`,
);

export const lockCards = statement(
  'cards.lock',
  `select ${KEPT} from card k where k.company_id = $1 and k.id = any($2::bigint[]) order by k.id for update of k`,
);

export const keptCards = statement('cards.kept', `select ${KEPT} from card k where k.company_id = $1 and k.id = any($2::bigint[])`);

/** Everybody on these cards; who wrote last comes first, as in the list of dialogs. */
export const clientsOf = statement(
  'cards.clients',
  `select c.id, c.card_id as "cardId", c.name, c.phone, ch.transport, ch.name as "channelName", d.id as "dialogId",
          (select i.value from client_identity i where i.client_id = c.id order by i.kind limit 1) as identity,
          ($3::bigint is null or coalesce(${dialogVisible('d', '$3::bigint')}, false)) as visible,
          coalesce((select jsonb_agg(jsonb_build_object('linkId', l.id, 'cardId', l.card_id, 'fromCardId', x.from_card_id) order by l.id)
                      from card_link_client x join card_link l on l.id = x.link_id
                     where x.client_id = c.id and x.unlinked_at is null), '[]') as stays
     from client c join channel ch on ch.id = c.channel_id left join dialog d on d.client_id = c.id
    where c.company_id = $1 and c.card_id = any($2::bigint[]) order by d.last_message_at desc nulls last, c.id`,
);

/** Whoever came to the card by a link, or left it by one: where he is now. The target's people come first. */
export const presentCard = statement(
  'cards.present',
  `select c.card_id as "cardId" from (
       select x.client_id, l.id as link_id, (x.from_card_id = l.target_card_id) as of_target
         from card_link_client x join card_link l on l.id = x.link_id where x.from_card_id = $2
       union all
       select x.client_id, l.id, (x.from_card_id = l.target_card_id)
         from card_link l join card_link_client x on x.link_id = l.id where l.card_id = $2) w
     join client c on c.id = w.client_id left join dialog d on d.client_id = c.id
    where c.company_id = $1 and c.card_id <> $2 and ($3::bigint is null or ${dialogVisible('d', '$3::bigint')})
    order by w.link_id desc, w.of_target desc, c.id limit 1`,
);

export const cardOfClient = statement(
  'cards.of_client',
  `select c.card_id as "cardId" from client c left join dialog d on d.client_id = c.id
    where c.company_id = $1 and c.id = $2 and ($3::bigint is null or ${dialogVisible('d', '$3::bigint')})`,
);

export const links = statement(
  'cards.links',
  `select id, card_id as "cardId", linked_as as "linkedAs", undone_at is not null as undone
     from card_link where company_id = $1 and id = any($2::bigint[]) order by id`,
);

export const tags = statement(
  'cards.tags',
  `select id, label from tag where company_id = $1 and id = any($2::bigint[]) order by position, id`,
);

export const ownFields = statement('cards.own_fields', `select id, name, kind from custom_client_field where company_id = $1`);

const FIELDS = `title = v.title, name = v.name, phones = v.phones, email = v.email, comment = v.comment, extra_comment_1 = v.extra_comment_1,
  extra_comment_2 = v.extra_comment_2, extra_comment_3 = v.extra_comment_3, contract_number = v.contract_number, custom_fields = v.custom_fields`;
const VALUES = `jsonb_to_record($2::jsonb) as v(title text, name text, phones text[], email text, comment text, extra_comment_1 text,
  extra_comment_2 text, extra_comment_3 text, contract_number text, custom_fields jsonb)`;

export const addCard = statement(
  'cards.add',
  `with k as (
     insert into card (company_id, title, name, phones, email, comment, extra_comment_1, extra_comment_2, extra_comment_3, contract_number,
                       custom_fields)
     select $1, v.title, v.name, v.phones, v.email, v.comment, v.extra_comment_1, v.extra_comment_2, v.extra_comment_3, v.contract_number,
            v.custom_fields from ${VALUES} returning id),
   t as (insert into card_tag (company_id, card_id, tag_id) select $1, k.id, unnest($3::bigint[]) from k)
   select id from k`,
);

export const saveCard = statement(
  'cards.save',
  `update card k set ${FIELDS}, revision = k.revision + 1 from ${VALUES} where k.company_id = $1 and k.id = $3`,
);

export const dropTags = statement(
  'cards.drop_tags',
  `delete from card_tag where company_id = $1 and card_id = $2 and tag_id <> all($3::bigint[])`,
);
export const putTags = statement(
  'cards.put_tags',
  `insert into card_tag (company_id, card_id, tag_id) select $1, $2, unnest($3::bigint[]) on conflict do nothing`,
);

/** His own card is the one of his first link; a dialog and its messages know nothing of cards, so nothing of them is touched. */
export const link = statement(
  'cards.link',
  `with l as (
     insert into card_link (company_id, card_id, target_card_id, other_card_id, operator_id, linked_as)
     values ($1, $2, $3, $4, $5, $6::jsonb) returning id),
   former as materialized (select c.id, c.card_id from client c where c.company_id = $1 and c.card_id = any(array[$3, $4]::bigint[])),
   w as (insert into card_link_client (company_id, link_id, client_id, from_card_id) select $1, l.id, f.id, f.card_id from l, former f)
   update client c set card_id = $2, own_card_id = coalesce(c.own_card_id, f.card_id) from former f where c.id = f.id`,
);

export const move = statement(
  'cards.move',
  `update client c set card_id = r."cardId" from jsonb_to_recordset($2::jsonb) as r("clientId" bigint, "cardId" bigint)
    where c.company_id = $1 and c.id = r."clientId"`,
);

export const endStays = statement(
  'cards.end_stays',
  `update card_link_client x set unlinked_at = now(), unlinked_by = $3
     from jsonb_to_recordset($2::jsonb) as r("clientId" bigint, "linkId" bigint)
    where x.company_id = $1 and x.client_id = r."clientId" and x.link_id = r."linkId"`,
);

export const endLinks = statement(
  'cards.end_links',
  `update card_link set undone_at = now(), undone_by = $3 where company_id = $1 and id = any($2::bigint[]) and undone_at is null`,
);

export const externalIds = statement(
  'cards.external_ids',
  `select external_id as "externalId", external_ids as "externalIds" from client where company_id = $1 and id = $2 for update`,
);

export const saveExternalIds = statement(
  'cards.save_external_ids',
  `update client set external_id = $3, external_ids = $4::jsonb where company_id = $1 and id = $2`,
);

/** Ids to write lines with. */
export const lineIds = statement('cards.line_ids', `select nextval('id_seq')::float8 as id from generate_series(1, $1::int)`);
