import type { PublicMessageRow } from '#persistence/messages/message.public-view.js';
import type { PublicRequestRow } from '#persistence/requests/request.public-view.js';
import { type LinkTo, presentPublicMessage } from '../messages/message.presenter.js';
import { publicTime } from '../public-time.js';
import type { PublicRequest, RequestMessage } from './requests.dto.js';

export function presentPublicRequest(row: PublicRequestRow): PublicRequest {
  return {
    ...{ id: row.id, state: row.state, begin: publicTime(row.openedAt), end: row.closedAt && publicTime(row.closedAt) },
    ...{ client_id: row.clientId, dialog_id: row.dialogId, channel_id: row.channelId, operator_id: row.operatorId, tags: row.tags },
  };
}

export const presentRequestMessage = (row: PublicMessageRow, linkTo: LinkTo): RequestMessage => ({
  ...presentPublicMessage(row, linkTo),
  created: Math.floor(row.sentAt.getTime() / 1000),
});
