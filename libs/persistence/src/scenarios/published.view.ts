import type { RecentPayload } from '#domain/scenarios/known-payloads.js';
import type { PublishedScenario } from '#domain/scenarios/menu-items.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

const publishedStatement = statement(
  'scenarios.published',
  `select s.id as "scenarioId", s.name, s.enabled, r.id as "revisionId", r.content
     from scenario s join scenario_revision r on r.id = s.published_id and r.company_id = s.company_id
    where s.company_id = $1 and s.deleted_at is null order by s.id`,
);

/** What is published of the company's scenarios, the oldest first. */
export const publishedScenarios = (tx: Tx): Promise<PublishedScenario[]> => tx.query<PublishedScenario>(publishedStatement, [tx.companyId]);

/** So many of the newest are looked at: who sends thousands of orders a day sends them with few actions. */
const LOOKED_AT = 2000;

const recentStatement = statement(
  'sent_payload.recent',
  `with newest as materialized (
     select p.* from sent_payload p where p.company_id = $1 and p.source <> 'scenario' order by p.sent_at desc limit ${LOOKED_AT})
   select n.source, n.payload, n.message_id as "messageId", n.sent_at as "sentAt", m.dialog_id as "dialogId",
          m.content -> 'buttons' -> n.position::int ->> 'text' as title, m.content -> 'template' ->> 'name' as template
     from newest n join message m on m.id = n.message_id
    where m.content -> 'buttons' -> n.position::int ->> 'payload' is not null
    order by n.sent_at desc, n.message_id desc`,
);

/** What others than scenarios gave to clients lately, the newest first; only buttons that carry something of their own. */
export const recentPayloads = (tx: Tx): Promise<RecentPayload[]> => tx.query<RecentPayload>(recentStatement, [tx.companyId]);
