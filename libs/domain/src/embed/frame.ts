import type { Permission } from '../access/permissions.js';

/** What a company may switch off in a frame; the names are Chat2Desk's. */
export const FRAME_ACTIONS = ['macros', 'assignChat', 'exportChat', 'shareChat', 'comment', 'unread', 'search'] as const;
export type FrameAction = (typeof FRAME_ACTIONS)[number];

/** A session that lives in a frame of somebody's page. */
export interface Frame {
  /** Of the page that frames it. */
  origin: string;
  /** The only dialog that it shows; null = the list. */
  dialogId: number | null;
  disabledActions: readonly FrameAction[];
}

/** However busy, the session of a frame ends after this, and the page is asked for another token. */
export const FRAME_SESSION_MS = 12 * 60 * 60 * 1000;
/** An open frame is never idle; one that was closed ends after this. */
export const FRAME_IDLE_MS = 30 * 60 * 1000;
/** Of an operator; above it his oldest frame ends, and never his browser. */
export const FRAMES_PER_OPERATOR = 50;

/** How long a token waits for its frame, in seconds. */
export const EMBED_TOKEN_SECONDS = { usual: 300, least: 30, most: 3600 } as const;

/**
 * The actions that a text or a list names, in their usual order: blanks and capitals do not matter, `all` means all of them, and a name
 * that nobody knows is passed over, so that a page written for a later version works with this one.
 */
export function readDisabledActions(given: string | readonly string[]): FrameAction[] {
  const names = new Set([given].flat().flatMap((text) => text.toLowerCase().split(/[\s,;]+/)));
  return FRAME_ACTIONS.filter((action) => names.has('all') || names.has(action.toLowerCase()));
}

/** The work in dialogs; everything else of the product is not for frames. */
const IN_FRAMES: readonly Permission[] = [
  ...(['all_chats', 'write_messages', 'change_messages', 'write_first', 'take_new_chats', 'close_chats'] as const),
  ...(['assign_others', 'export_chats', 'share_chats'] as const),
  ...(['change_clients', 'merge_chats', 'tag_clients', 'blacklist_clients', 'steer_bots'] as const),
];
const PERMISSION_OF: Partial<Record<Permission, FrameAction>> = {
  assign_others: 'assignChat',
  export_chats: 'exportChat',
  share_chats: 'shareChat',
};
/** A frame with one dialog leads to no other. */
const OUT_OF_ONE_DIALOG: readonly Permission[] = ['write_first', 'merge_chats'];

/** What is left of an operator's permissions in a frame. */
export function permissionsInFrame(
  permissions: readonly Permission[],
  { dialogId, disabledActions }: Pick<Frame, 'dialogId' | 'disabledActions'>,
): readonly Permission[] {
  return permissions.filter((permission) => {
    const action = PERMISSION_OF[permission];
    if (!IN_FRAMES.includes(permission) || (action && disabledActions.includes(action))) return false;
    return dialogId === null || !OUT_OF_ONE_DIALOG.includes(permission);
  });
}
