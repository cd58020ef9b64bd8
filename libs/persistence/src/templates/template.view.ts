import type { ListedTemplate } from '#domain/templates/template.js';
import { nextTemplateRefresh } from '#domain/templates/refresh-interval.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** How a channel's list of templates fares. */
export interface TemplateListState {
  count: number;
  /** When the last attempt to ask for the list began, whatever came of it. */
  triedAt: Date | null;
  /** When the attempt began whose list is stored. */
  syncedAt: Date | null;
  /** Why the last attempt failed, in words; the list of before stays. */
  error: string | null;
  nextAt: Date | null;
  underWay: boolean;
}

/** An attempt that has not ended by then was interrupted. */
const UNDER_WAY_WITHIN = `interval '3 minutes'`;

const columns = `name, language, external_id as "externalId", status, category, reason, header, body, footer, buttons`;
const listStatement = statement(
  'templates.list',
  `select ${columns} from template where company_id = $1 and channel_id = $2 order by name, language`,
);
const oneStatement = statement(
  'templates.one',
  `select ${columns} from template where company_id = $1 and channel_id = $2 and name = $3 and language = $4`,
);
const stateStatement = statement(
  'templates.state',
  `select c.id as "channelId", (select count(*)::int from template t where t.channel_id = c.id) as count,
          c.templates_tried_at as "triedAt", c.templates_synced_at as "syncedAt", c.templates_error as error,
          (c.templates_tried_at > now() - ${UNDER_WAY_WITHIN}
            and (c.templates_finished_at is null or c.templates_finished_at < c.templates_tried_at)) is true as "underWay"
     from channel c where c.company_id = $1 and c.id = any($2::bigint[]) and c.deleted_at is null`,
);

/** All templates of a channel, by name and language. */
export const listTemplates = (tx: Tx, channelId: number): Promise<ListedTemplate[]> =>
  tx.query<ListedTemplate>(listStatement, [tx.companyId, channelId]);

/** The template that a message names; null when the channel has none of that name in that language. */
export async function templateOf(tx: Tx, channelId: number, name: string, language: string): Promise<ListedTemplate | null> {
  const [template] = await tx.query<ListedTemplate>(oneStatement, [tx.companyId, channelId, name, language]);
  return template ?? null;
}

/** By channel id; a channel that the company does not have is missing. */
export async function templateListStates(tx: Tx, channelIds: number[]): Promise<Map<number, TemplateListState>> {
  const rows = await tx.query<Omit<TemplateListState, 'nextAt'> & { channelId: number }>(stateStatement, [tx.companyId, channelIds]);
  return new Map(rows.map(({ channelId, ...state }) => [channelId, { ...state, nextAt: nextTemplateRefresh(state.triedAt) }]));
}
