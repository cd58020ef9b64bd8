import type { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { DialogRows } from '../../../../../test/api/rows.js';
import type { Cases, sendersOf } from './tenancy-senders.js';

export interface CardRows {
  /** A second card beside that of the dialog, and the link of both. */
  otherCardId: number;
  linkId: number;
}

/** Somebody else of the company, on a card that can be linked; and a link that holds the first, as far as the tables say. */
export async function cardRows(
  api: ApiUnderTest,
  { companyId, channelId, clientId, cardId }: DialogRows,
  marker: string,
): Promise<CardRows> {
  const [row] = await api.rows<{ other: string; link: string }>(
    `with k as (insert into card (company_id, name) values ($1, $5) returning id),
          c as (insert into client (company_id, channel_id, card_id, name) select $1, $2, id, $5 from k),
          e as (insert into card (company_id) values ($1) returning id),
          l as (insert into card_link (company_id, card_id, target_card_id, other_card_id, linked_as)
                select $1, $4, e.id, e.id, '{}' from e returning id),
          x as (insert into card_link_client (company_id, link_id, client_id, from_card_id) select $1, l.id, $3, e.id from l, e)
     select k.id as other, l.id as link from k, l`,
    [companyId, channelId, clientId, cardId, marker],
  );
  return { otherCardId: Number(row!.other), linkId: Number(row!.link) };
}

/** The ids of cards, their clients and their links. */
export function cardCases(
  { get, post, patch }: ReturnType<typeof sendersOf>,
  ours: CardRows & { cardId: number },
  theirs: CardRows & { cardId: number; clientId: number; tagId: number },
): Cases {
  const two = { targetCardId: ours.cardId, otherCardId: ours.otherCardId };
  const link = (more: object): object => ({ ...two, seen: { target: 0, other: 0 }, ...more });
  const cases: Cases = {
    'GET /api/cards/{id} id': get(theirs.cardId, (id) => `/api/cards/${id}`),
    'PATCH /api/cards/{id} id': patch(
      theirs.cardId,
      (id) => `/api/cards/${id}`,
      () => ({ comment: 'Taken over' }),
    ),
    'GET /api/cards/{id}/links id': get(theirs.cardId, (id) => `/api/cards/${id}/links`),
    'GET /api/cards/{id}/timeline id': get(theirs.cardId, (id) => `/api/cards/${id}/timeline`),
    'POST /api/cards/link tagIds': post(
      theirs.tagId,
      () => '/api/cards/link',
      (id) => link({ card: { tagIds: [id] } }),
    ),
  };
  for (const field of ['targetCardId', 'otherCardId']) {
    cases[`POST /api/cards/link ${field}`] = post(
      theirs.cardId,
      () => '/api/cards/link',
      (id) => link({ [field]: id }),
    );
    cases[`POST /api/cards/link/preview ${field}`] = post(
      theirs.cardId,
      () => '/api/cards/link/preview',
      (id) => ({ ...two, [field]: id }),
    );
  }
  for (const end of ['unlink', 'unlink/preview']) {
    cases[`POST /api/cards/{id}/${end} id`] = post(theirs.cardId, (id) => `/api/cards/${id}/${end}`);
    cases[`POST /api/cards/{id}/${end} clientIds`] = post(
      theirs.clientId,
      () => `/api/cards/${ours.cardId}/${end}`,
      (id) => ({ clientIds: [id] }),
    );
  }
  for (const end of ['undo', 'undo/preview']) {
    cases[`POST /api/card-links/{id}/${end} id`] = post(theirs.linkId, (id) => `/api/card-links/${id}/${end}`);
  }
  return cases;
}
