import { notFound } from '#domain/shared/domain-error.js';
import type { TagFields, TagGroupFields } from '#domain/tags/tag.js';
import { TagGroupNameTaken, TagLabelTaken } from '#domain/tags/tags.errors.js';
import { recordCardChanged } from '../clients/card-events.js';
import { recordAudit, type AuditEntry } from '../audit/audit.store.js';
import type { Fields } from '../audit/changed-fields.js';
import type { Database, Tx } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { FOREIGN_KEY_VIOLATION, refusing, UNIQUE_VIOLATION } from '../refusing.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';
import { tagById, tagGroupById, type TagGroupRow, type TagRow } from './tag.view.js';

/** Whoever names no place puts it behind the others. */
const nextPosition = (table: string): string => `coalesce($3, (select coalesce(max(position), 0) + 1 from ${table} where company_id = $1))`;

const insert = statement(
  'tags.insert',
  `insert into tag (company_id, group_id, position, label, description, background_color, text_color)
   values ($1, $2, ${nextPosition('tag')}, $4, $5, $6, $7) returning id`,
);
// A field that is not given keeps its value; the group may also be emptied.
const update = statement(
  'tags.update',
  `update tag set group_id = case when $3 then $4 else group_id end, label = coalesce($5, label), description = coalesce($6, description),
     background_color = coalesce($7, background_color), text_color = coalesce($8, text_color)
    where company_id = $1 and id = $2 returning id`,
);
const cardsOfTag = statement(
  'tags.cards_of_tag',
  `select card_id as "cardId" from card_tag where company_id = $1 and tag_id = $2 order by created_at desc limit 500`,
);
const remove = statement('tags.delete', `delete from tag where company_id = $1 and id = $2 returning id`);
const arrange = statement(
  'tags.arrange',
  `update tag t set position = o.place from unnest($2::bigint[]) with ordinality as o(id, place) where t.company_id = $1 and t.id = o.id`,
);
const insertGroup = statement(
  'tags.insert_group',
  `insert into tag_group (company_id, name, position, display) values ($1, $2, ${nextPosition('tag_group')}, $4) returning id`,
);
const updateGroup = statement(
  'tags.update_group',
  `update tag_group set name = coalesce($3, name), display = coalesce($4, display) where company_id = $1 and id = $2 returning id`,
);
const cardsOfGroup = statement(
  'tags.cards_of_group',
  `select distinct k.card_id as "cardId" from tag t join card_tag k on k.tag_id = t.id where t.company_id = $1 and t.group_id = $2 limit 500`,
);
const removeGroup = statement('tags.delete_group', `delete from tag_group where company_id = $1 and id = $2 returning id`);
const arrangeGroups = statement(
  'tags.arrange_groups',
  `update tag_group t set position = o.place from unnest($2::bigint[]) with ordinality as o(id, place)
    where t.company_id = $1 and t.id = o.id`,
);

interface Id {
  id: number;
}

/** The names of the fields as whoever asked called them, so that a refusal names his. */
export interface TagFieldNames {
  label: string;
  groupName: string;
}

/** The tags of a company and their groups. */
export class TagStore {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
    private readonly names: TagFieldNames = { label: 'label', groupName: 'name' },
  ) {}

  async add(companyId: number, fields: TagFields, position: number | null): Promise<TagRow> {
    const { groupId, label, description, backgroundColor, textColor } = fields;
    const added = this.database.transaction(companyId, async (tx) => {
      const [row] = await tx.query<Id>(insert, [companyId, groupId, position, label, description, backgroundColor, textColor]);
      const id = row?.id ?? 0;
      await recordEvents(tx, [{ kind: 'tag_added', data: { tagId: id } }]);
      const tag = (await tagById(tx, id)) ?? this.missing('Tag');
      await auditTag(tx, tag, { action: 'tag.created', after: fieldsOfTag(tag) });
      return tag;
    });
    const tag = await this.inWords(added);
    this.wake.wake('event');
    return tag;
  }

  /** Everybody on whose screen the tag stands sees it as it is now. */
  async change(companyId: number, id: number, fields: Partial<TagFields>): Promise<TagRow> {
    const { groupId, label, description, backgroundColor, textColor } = fields;
    const changed = this.database.transaction(companyId, async (tx) => {
      const values = [
        groupId !== undefined,
        groupId ?? null,
        label ?? null,
        description ?? null,
        backgroundColor ?? null,
        textColor ?? null,
      ];
      const before = await tagById(tx, id);
      if (!before || (await tx.query<Id>(update, [companyId, id, ...values])).length === 0) throw notFound('Tag');
      for (const { cardId } of await tx.query<{ cardId: number }>(cardsOfTag, [companyId, id])) await recordCardChanged(tx, cardId);
      const tag = (await tagById(tx, id)) ?? this.missing('Tag');
      await auditTag(tx, tag, { action: 'tag.changed', before: fieldsOfTag(before), after: fieldsOfTag(tag) });
      return tag;
    });
    const tag = await this.inWords(changed);
    this.wake.wake('event');
    return tag;
  }

  async delete(companyId: number, id: number): Promise<void> {
    await this.database.transaction(companyId, async (tx) => {
      const cards = await tx.query<{ cardId: number }>(cardsOfTag, [companyId, id]);
      const tag = await tagById(tx, id);
      if (!tag || (await tx.query<Id>(remove, [companyId, id])).length === 0) throw notFound('Tag');
      await auditTag(tx, tag, { action: 'tag.deleted', before: fieldsOfTag(tag) });
      for (const { cardId } of cards) await recordCardChanged(tx, cardId);
    });
    this.wake.wake('event');
  }

  /** Puts the tags into this order; those that are not named stay where they are. */
  async arrange(companyId: number, ids: number[]): Promise<void> {
    await this.database.transaction(companyId, (tx) => tx.query(arrange, [companyId, ids]));
  }

  async addGroup(companyId: number, { name, display }: TagGroupFields, position: number | null): Promise<TagGroupRow> {
    const added = this.database.transaction(companyId, async (tx) => {
      const [row] = await tx.query<Id>(insertGroup, [companyId, name, position, display]);
      const group = (await tagGroupById(tx, row?.id ?? 0)) ?? this.missing('Tag group');
      await auditGroup(tx, group, { action: 'tag_group.created', after: fieldsOfGroup(group) });
      return group;
    });
    return refusing(added, { [UNIQUE_VIOLATION]: () => new TagGroupNameTaken(this.names.groupName) });
  }

  async changeGroup(companyId: number, id: number, { name, display }: Partial<TagGroupFields>): Promise<TagGroupRow> {
    const changed = this.database.transaction(companyId, async (tx) => {
      const before = await tagGroupById(tx, id);
      const values = [companyId, id, name ?? null, display ?? null];
      if (!before || (await tx.query<Id>(updateGroup, values)).length === 0) throw notFound('Tag group');
      const group = (await tagGroupById(tx, id)) ?? this.missing('Tag group');
      await auditGroup(tx, group, { action: 'tag_group.changed', before: fieldsOfGroup(before), after: fieldsOfGroup(group) });
      return group;
    });
    return refusing(changed, { [UNIQUE_VIOLATION]: () => new TagGroupNameTaken(this.names.groupName) });
  }

  /** Its tags go with it. */
  async deleteGroup(companyId: number, id: number): Promise<void> {
    await this.database.transaction(companyId, async (tx) => {
      const cards = await tx.query<{ cardId: number }>(cardsOfGroup, [companyId, id]);
      const group = await tagGroupById(tx, id);
      if (!group || (await tx.query<Id>(removeGroup, [companyId, id])).length === 0) throw notFound('Tag group');
      await auditGroup(tx, group, { action: 'tag_group.deleted', before: fieldsOfGroup(group) });
      for (const { cardId } of cards) await recordCardChanged(tx, cardId);
    });
    this.wake.wake('event');
  }

  async arrangeGroups(companyId: number, ids: number[]): Promise<void> {
    await this.database.transaction(companyId, (tx) => tx.query(arrangeGroups, [companyId, ids]));
  }

  private inWords<T>(change: Promise<T>): Promise<T> {
    return refusing(change, {
      [UNIQUE_VIOLATION]: () => new TagLabelTaken(this.names.label),
      [FOREIGN_KEY_VIOLATION]: () => notFound('Tag group'),
    });
  }

  private missing(thing: string): never {
    throw new Error(`${thing} was not found right after it was written`);
  }
}

type Entry = Omit<AuditEntry, 'object'>;

const auditTag = (tx: Tx, { id, label }: TagRow, entry: Entry): Promise<void> =>
  recordAudit(tx, { ...entry, object: { kind: 'tag', id, name: label } });

const fieldsOfTag = ({ groupName, label, description, backgroundColor, textColor }: TagRow): Fields => ({
  ...{ group: groupName, label, description, backgroundColor, textColor },
});

const auditGroup = (tx: Tx, { id, name }: TagGroupRow, entry: Entry): Promise<void> =>
  recordAudit(tx, { ...entry, object: { kind: 'tag_group', id, name } });

const fieldsOfGroup = ({ name, display }: TagGroupRow): Fields => ({ name, display });
