import type { Tx } from '../database.js';
import { statement, type Statement } from '../statement.js';

export interface TagRow {
  id: number;
  groupId: number | null;
  groupName: string | null;
  label: string;
  description: string;
  backgroundColor: string;
  textColor: string;
  position: number;
}

export interface TagGroupRow {
  id: number;
  name: string;
  display: boolean;
  position: number;
}

/** More than people can look through; the lists of a company are read whole. */
const MOST = 2_000;

const columns = `t.id, t.group_id as "groupId", g.name as "groupName", t.label, t.description, t.background_color as "backgroundColor",
  t.text_color as "textColor", t.position`;
const from = `from tag t left join tag_group g on g.id = t.group_id`;
const list = statement(
  'tags.list',
  `select ${columns} ${from} where t.company_id = $1 order by g.position nulls first, g.id, t.position, t.id limit ${MOST}`,
);
const one = statement('tags.one', `select ${columns} ${from} where t.company_id = $1 and t.id = $2`);
const groups = statement(
  'tags.groups',
  `select id, name, display, position from tag_group where company_id = $1 order by position, id limit ${MOST}`,
);
const group = statement('tags.group', `select id, name, display, position from tag_group where company_id = $1 and id = $2`);

export const listTags = (tx: Tx): Promise<TagRow[]> => tx.query<TagRow>(list, [tx.companyId]);
export const listTagGroups = (tx: Tx): Promise<TagGroupRow[]> => tx.query<TagGroupRow>(groups, [tx.companyId]);

export async function tagById(tx: Tx, id: number): Promise<TagRow | null> {
  return (await tx.query<TagRow>(one, [tx.companyId, id]))[0] ?? null;
}

export async function tagGroupById(tx: Tx, id: number): Promise<TagGroupRow | null> {
  return (await tx.query<TagGroupRow>(group, [tx.companyId, id]))[0] ?? null;
}

const page = (order: 'asc' | 'desc'): Statement =>
  statement(`tags.page_${order}`, `select ${columns} ${from} where t.company_id = $1 order by t.id ${order} limit $2 offset $3`);
const pages = { asc: page('asc'), desc: page('desc') };
const count = statement('tags.count', `select count(*) as total from tag where company_id = $1`);

export interface TagPage {
  order: 'asc' | 'desc';
  limit: number;
  offset: number;
}

export async function tagPage(tx: Tx, { order, limit, offset }: TagPage): Promise<{ rows: TagRow[]; total: number }> {
  const rows = await tx.query<TagRow>(pages[order], [tx.companyId, limit, offset]);
  const [counted] = await tx.query<{ total: number }>(count, [tx.companyId]);
  return { rows, total: counted?.total ?? 0 };
}
