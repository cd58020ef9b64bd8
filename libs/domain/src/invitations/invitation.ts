import type { Locale } from '../companies/company.js';
import type { GivenRole } from '../custom-roles/custom-role.js';

/** How long the link of an invitation is good. */
export const INVITATION_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;
/** So many lines a list may have. */
export const INVITED_AT_ONCE = 1_000;

export const INVITATION_STATES = ['pending', 'expired', 'accepted', 'revoked'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

/** What the invited will be, and the groups that he belongs to. */
export interface InvitedAs {
  role: GivenRole;
  groupIds: readonly number[];
}

/** Somebody as he stands in a list, with the number of his line; `email` is in lower case. */
export interface ListedPerson {
  line: number;
  email: string;
  firstName: string;
  lastName: string;
}

/** What somebody who opens an invitation's link is shown. */
export interface OpenedInvitation {
  company: string;
  email: string;
  firstName: string;
  lastName: string;
  locale: Locale;
}

export const INVITE_OUTCOMES = ['invited', 'already_invited', 'already_here', 'used_elsewhere', 'invalid', 'over_limit'] as const;
export type InviteOutcome = (typeof INVITE_OUTCOMES)[number];

/** Why somebody was not invited, for programs; a sentence stands beside it. */
export const INVITE_REASONS = [
  ...(['no_address', 'bad_address', 'name_too_long', 'twice_in_list'] as const),
  ...(['already_invited', 'already_here', 'blocked_here', 'deleted_here', 'above_you', 'used_elsewhere', 'over_limit'] as const),
] as const;
export type InviteReason = (typeof INVITE_REASONS)[number];
