import type { FrameAction } from '#domain/embed/frame.js';
import type { OfDialog } from '#persistence/embed/dialog-of.view.js';

/** What a call brings that decides about it. */
export interface FrameCall {
  params: Record<string, unknown>;
  query: Record<string, unknown>;
  body: unknown;
}

/** What a route is in a frame; one that is not in the table is not for frames at all. */
export interface FrameRule {
  /**
   * Where the call leads. `anywhere`: to nobody's dialog. `list`: to many, so a frame with one dialog has no use for it. Else the id of the
   * path belongs to a dialog, or `dialogId` of the query or the body names it, and a frame with one dialog reaches that one only.
   */
  leads: 'anywhere' | 'list' | { of: OfDialog } | { named: 'query' | 'body' };
  /** Which of the seven actions it is, for every call or for some. */
  action?: FrameAction;
  /** Only these calls are the action. `comment`: of a message that is a comment, which only the database knows. */
  when?: ((call: FrameCall) => boolean) | 'comment';
}

/** Of what somebody sent, which may be anything. */
export const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

const isComment = ({ body }: FrameCall): boolean => fieldOf(body, 'kind') === 'comment';
const searches = ({ query }: FrameCall): boolean => query['query'] !== undefined && query['query'] !== '';

const anywhere: FrameRule = { leads: 'anywhere' };
const list: FrameRule = { leads: 'list' };
const inQuery: FrameRule = { leads: { named: 'query' } };
const inBody: FrameRule = { leads: { named: 'body' } };
const ofDialog: FrameRule = { leads: { of: 'dialog' } };
const ofMessage: FrameRule = { leads: { of: 'message' } };
const ofClient: FrameRule = { leads: { of: 'client' } };
const ofShare: FrameRule = { leads: { of: 'share' } };
const ofTicket: FrameRule = { leads: { of: 'ticket' } };
const ofAttachment: FrameRule = { leads: { of: 'attachment' } };
const is = (action: FrameAction, rule: FrameRule, when?: FrameRule['when']): FrameRule => ({ ...rule, action, ...(when && { when }) });

/**
 * Every route that a frame may call. What stands here is the work in dialogs; frame-routes.spec.ts asks of each route of the console
 * that it is either here or in the list of those that are not for frames.
 */
export const FRAME_ROUTES: Record<string, FrameRule> = {
  'GET /api/attachments/:id': ofAttachment,
  'POST /api/attachments/:id/link': ofAttachment,
  'POST /api/card-links/:id/undo': list,
  'POST /api/card-links/:id/undo/preview': list,
  'GET /api/cards/:id': list,
  'PATCH /api/cards/:id': list,
  'GET /api/cards/:id/links': list,
  'GET /api/cards/:id/timeline': list,
  'POST /api/cards/:id/unlink': list,
  'POST /api/cards/:id/unlink/preview': list,
  'GET /api/cards/find': is('search', list),
  'POST /api/cards/link': list,
  'POST /api/cards/link/preview': list,
  'GET /api/channels': anywhere,
  'GET /api/channels/:id/templates': anywhere,
  'PATCH /api/clients/:id': ofClient,
  'POST /api/clients/:id/tags': ofClient,
  'DELETE /api/clients/:id/tags/:tagId': ofClient,
  'GET /api/company': anywhere,
  'GET /api/custom-fields': anywhere,
  'GET /api/dialogs': is('search', list, searches),
  'GET /api/dialogs/:id': ofDialog,
  'POST /api/dialogs/:id/claim': is('assignChat', ofDialog),
  'POST /api/dialogs/:id/close': ofDialog,
  'DELETE /api/dialogs/:id/draft': ofDialog,
  'PUT /api/dialogs/:id/draft': is('comment', ofDialog, isComment),
  'GET /api/dialogs/:id/export': is('exportChat', ofDialog),
  'GET /api/dialogs/:id/messages': ofDialog,
  'POST /api/dialogs/:id/messages': is('comment', ofDialog, isComment),
  'POST /api/dialogs/:id/read': ofDialog,
  'POST /api/dialogs/:id/reopen': ofDialog,
  'GET /api/dialogs/:id/requests': ofDialog,
  'GET /api/dialogs/:id/run': ofDialog,
  'POST /api/dialogs/:id/run/give-back': ofDialog,
  'POST /api/dialogs/:id/run/stop': ofDialog,
  'GET /api/dialogs/:id/shares': is('shareChat', ofDialog),
  'POST /api/dialogs/:id/shares': is('shareChat', ofDialog),
  'DELETE /api/dialogs/:id/snooze': ofDialog,
  'POST /api/dialogs/:id/snooze': ofDialog,
  'POST /api/dialogs/:id/transfer': is('assignChat', ofDialog),
  'POST /api/dialogs/:id/unread': is('unread', ofDialog),
  'POST /api/dialogs/claim-new': is('assignChat', list),
  'GET /api/dialogs/counters': list,
  'POST /api/dialogs/start': list,
  'POST /api/dialogs/start/check': list,
  'GET /api/groups': anywhere,
  'GET /api/macros': is('macros', anywhere),
  'GET /api/me': anywhere,
  'GET /api/me/drafts': list,
  'PATCH /api/me': anywhere,
  'DELETE /api/messages/:id': is('comment', ofMessage, 'comment'),
  'PATCH /api/messages/:id': is('comment', ofMessage, 'comment'),
  'PUT /api/messages/:id/reaction': ofMessage,
  'POST /api/messages/:id/retry': ofMessage,
  'GET /api/messages/search': is('search', inQuery),
  'GET /api/operator-statuses': anywhere,
  'GET /api/operators': anywhere,
  'DELETE /api/session': anywhere,
  'DELETE /api/shares/:id': is('shareChat', ofShare),
  'GET /api/tags': anywhere,
  'GET /api/tickets': inQuery,
  'POST /api/tickets': inBody,
  'DELETE /api/tickets/:id': ofTicket,
  'GET /api/tickets/:id': ofTicket,
  'PATCH /api/tickets/:id': ofTicket,
  'GET /api/transports': anywhere,
  'POST /api/uploads': anywhere,
  'GET /api/uploads/:id': anywhere,
};
