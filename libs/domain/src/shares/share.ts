import { DomainError } from '../shared/domain-error.js';

/** For how many days a chat may be shared. */
export const SHARE_DAYS = [1, 7, 30] as const;
export type ShareDays = (typeof SHARE_DAYS)[number];

const DAY_MS = 24 * 60 * 60 * 1000;

export const shareEnd = (now: Date, days: ShareDays): Date => new Date(now.getTime() + days * DAY_MS);

/** Whoever has the link learns why it opens nothing, so that he knows whom to ask. */
export class ShareOver extends DomainError {
  constructor(why: 'unknown' | 'expired' | 'revoked') {
    super(`share_${why}`, SENTENCES[why], 'not_found');
  }
}

const SENTENCES = {
  unknown: 'This link opens no chat; look whether it was copied whole',
  expired: 'This link is over; ask whoever gave it to you for a new one',
  revoked: 'This link was withdrawn; ask whoever gave it to you for a new one',
} as const;

/** Throws unless the link opens its chat now. */
export function assertShareOpen(share: { expiresAt: Date; revokedAt: Date | null } | null, now: Date): void {
  if (!share) throw new ShareOver('unknown');
  if (share.revokedAt) throw new ShareOver('revoked');
  if (share.expiresAt <= now) throw new ShareOver('expired');
}
