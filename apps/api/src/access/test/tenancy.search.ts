import type { Cases, Senders } from './tenancy-senders.js';

interface SearchedRows {
  dialogId: number;
  cardId: number;
  channelId: number;
  operatorId: number;
}

/** Where a search can be told to look. */
export function searchCases({ get }: Senders, theirs: SearchedRows): Cases {
  const search = (name: string) => (id: number) => `/api/messages/search?query=fresh&${name}=${id}`;
  return {
    'GET /api/messages/search dialogId': get(theirs.dialogId, search('dialogId')),
    'GET /api/messages/search cardId': get(theirs.cardId, search('cardId')),
    'GET /api/messages/search channelId': get(theirs.channelId, search('channelId')),
    'GET /api/messages/search operatorId': get(theirs.operatorId, search('operatorId')),
  };
}
