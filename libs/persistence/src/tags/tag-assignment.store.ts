import type { DialogScope } from '#domain/access/dialog-scope.js';
import { notFound } from '#domain/shared/domain-error.js';
import type { ChangedTags, TagAssignments as Port, TagTarget } from '#domain/tags/assign-tags.js';
import { dialogVisible, scopeParameter } from '../access/dialog-scope.sql.js';
import { lockCardOf, touchCard } from '../cards/lock-card.js';
import { recordCardChanged } from '../clients/card-events.js';
import { clientInScope } from '../clients/client.view.js';
import type { Database, Tx } from '../database.js';
import { recordEvents, type NewEvent } from '../events/event.store.js';
import { pullTriggers } from '../scenarios/pulled-trigger.store.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';

const known = statement('tags.known', `select id, label from tag where company_id = $1 and id = any($2::bigint[])`);
const tagCard = statement(
  'tags.tag_card',
  `insert into card_tag (company_id, card_id, tag_id) select $1, $2, unnest($3::bigint[]) on conflict do nothing returning tag_id as id`,
);
const untagCard = statement(
  'tags.untag_card',
  `delete from card_tag where company_id = $1 and card_id = $2 and tag_id = $3 returning tag_id as id`,
);
const tagRequest = statement(
  'tags.tag_request',
  `insert into request_tag (company_id, request_id, tag_id) select $1, $2, unnest($3::bigint[]) on conflict do nothing returning tag_id as id`,
);
const untagRequest = statement(
  'tags.untag_request',
  `delete from request_tag where company_id = $1 and request_id = $2 and tag_id = $3 returning tag_id as id`,
);
const requestInScope = statement(
  'tags.request_in_scope',
  `select q.client_id as "clientId", q.dialog_id as "dialogId" from request q join dialog d on d.id = q.dialog_id
    where q.company_id = $1 and q.id = $2 and ${dialogVisible('d', '$3::bigint')}`,
);

interface Tag {
  id: number;
  label: string;
}

/** Whose tags are changed, in which dialog scenarios hear of it, and in whose dialogs it shows. */
interface Place {
  clientIds: number[];
  dialogId: number | null;
  changed: Tag[];
}

/** Tags on cards and requests, with what the event log tells of them. */
export class TagAssignmentStore implements Port {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async assign(companyId: number, target: TagTarget, tagIds: number[], scope: DialogScope): Promise<ChangedTags> {
    return this.changed(companyId, target, 'tag_assigned', async (tx) => {
      const place = (tags: Tag[], ids: { id: number }[]): Tag[] => tags.filter((tag) => ids.some(({ id }) => id === tag.id));
      if ('requestId' in target) {
        const request = await this.request(tx, target.requestId, scope);
        const tags = await this.tags(tx, tagIds);
        return { ...of(request), changed: place(tags, await tx.query(tagRequest, [companyId, target.requestId, tagIds])) };
      }
      const cardId = await this.card(tx, target.clientId, scope);
      const tags = await this.tags(tx, tagIds);
      return this.onCard(tx, cardId, target.clientId, place(tags, await tx.query(tagCard, [companyId, cardId, tagIds])));
    });
  }

  async take(companyId: number, target: TagTarget, tagId: number, scope: DialogScope): Promise<ChangedTags> {
    return this.changed(companyId, target, 'tag_taken', async (tx) => {
      if ('requestId' in target) {
        const request = await this.request(tx, target.requestId, scope);
        const tags = await this.tags(tx, [tagId]);
        const taken = await tx.query(untagRequest, [companyId, target.requestId, tagId]);
        return { ...of(request), changed: taken.length > 0 ? tags : [] };
      }
      const cardId = await this.card(tx, target.clientId, scope);
      const tags = await this.tags(tx, [tagId]);
      const taken = await tx.query(untagCard, [companyId, cardId, tagId]);
      return this.onCard(tx, cardId, target.clientId, taken.length > 0 ? tags : []);
    });
  }

  private async changed(
    companyId: number,
    target: TagTarget,
    kind: 'tag_assigned' | 'tag_taken',
    change: (tx: Tx) => Promise<Place>,
  ): Promise<ChangedTags> {
    const { clientIds, changed } = await this.database.transaction(companyId, async (tx) => {
      const place = await change(tx);
      await recordEvents(
        tx,
        place.changed.map(({ id }): NewEvent => ({ kind, dialogId: place.dialogId, data: { tagId: id, ...target } })),
      );
      if (kind === 'tag_assigned') this.pull(tx, place);
      return place;
    });
    if (changed.length > 0) this.wake.wake('event');
    if (changed.length > 0 && kind === 'tag_assigned') this.wake.wake('outbox');
    return { clientIds, labels: changed.map(({ label }) => label) };
  }

  /** Scenarios that begin with a tag; in the dialog of the client that was named, whoever else is the same person. */
  private pull(tx: Tx, { dialogId, changed }: Place): void {
    if (dialogId === null) return;
    pullTriggers(
      tx,
      'tag',
      changed.map(({ id: tagId }) => ({ dialogId, tagId, operatorId: null })),
    );
  }

  /** Every screen that shows a dialog of the person is told. */
  private async onCard(tx: Tx, cardId: number, clientId: number, changed: Tag[]): Promise<Place> {
    if (changed.length === 0) return { clientIds: [], dialogId: null, changed };
    touchCard(tx, cardId);
    const clients = await recordCardChanged(tx, cardId);
    const dialogId = clients.find((client) => client.clientId === clientId)?.dialogId ?? null;
    return { clientIds: clients.flatMap((client) => (client.dialogId === null ? [] : client.clientId)), dialogId, changed };
  }

  private async card(tx: Tx, clientId: number, scope: DialogScope): Promise<number> {
    const client = await clientInScope(tx, clientId, scope);
    if (!client) throw notFound('Client');
    return lockCardOf(tx, clientId);
  }

  private async request(tx: Tx, requestId: number, scope: DialogScope): Promise<{ clientId: number; dialogId: number }> {
    const values = [tx.companyId, requestId, scopeParameter(scope)];
    const [request] = await tx.query<{ clientId: number; dialogId: number }>(requestInScope, values);
    if (!request) throw notFound('Request');
    return request;
  }

  /** In the order asked for; all of them, or a refusal. */
  private async tags(tx: Tx, ids: number[]): Promise<Tag[]> {
    const byId = new Map((await tx.query<Tag>(known, [tx.companyId, ids])).map((tag) => [tag.id, tag]));
    return ids.map((id) => {
      const tag = byId.get(id);
      if (!tag) throw notFound('Tag');
      return tag;
    });
  }
}

const of = ({ clientId, dialogId }: { clientId: number; dialogId: number }): Omit<Place, 'changed'> => ({
  clientIds: [clientId],
  dialogId,
});
