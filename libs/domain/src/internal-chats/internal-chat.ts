/** Personal: two colleagues. Favourites: the chat with oneself. */
export const INTERNAL_CHAT_KINDS = ['personal', 'group', 'favourites'] as const;
export type InternalChatKind = (typeof INTERNAL_CHAT_KINDS)[number];

/** The owner names the group, adds and removes people, and hands it over. */
export type InternalRole = 'owner' | 'member';

export const INTERNAL_LIMITS = {
  name: 100,
  members: 500,
  text: 20_000,
  files: 20,
  mentions: 50,
  /** Messages that are forwarded at once, and chats that they go to. */
  forwarded: 100,
  targets: 20,
} as const;

/** What happened to a group; the words stand in the console, in the reader's language. */
export type InternalSystemCode = 'group_created' | 'group_renamed' | 'members_added' | 'member_removed' | 'member_left' | 'owner_changed';

/** The names as they were then. `by`: who did it; `who`: to whom it happened; `name`: what the group is called now. */
export interface InternalSystemLine {
  code: InternalSystemCode;
  params: { by?: string; who?: string; name?: string };
}

/** There is one chat of two colleagues, and one with oneself: both are known by this. */
export const pairOf = (one: number, other: number): string =>
  one === other ? String(one) : `${Math.min(one, other)}:${Math.max(one, other)}`;
