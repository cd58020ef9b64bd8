import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { RoleRef } from './roles.js';
import type { Named, Role } from './types.js';

export type InvitationState = 'pending' | 'expired' | 'accepted' | 'revoked';

export interface Invitation {
  id: number;
  email: string;
  firstName: string;
  lastName: string;
  role: Role;
  customRole: Named | null;
  groups: Named[];
  state: InvitationState;
  /** Somebody whom a program added, and who only needs a password of his own. */
  addedByProgram: boolean;
  createdAt: string;
  sentAt: string | null;
  /** Why the letter did not go out. */
  mailError: string | null;
  expiresAt: string;
  /** Null: a program of the company's. */
  invitedBy: string | null;
  /** For whoever may invite, while it is good. */
  link: string | null;
}

export type InviteOutcome = 'invited' | 'already_invited' | 'already_here' | 'used_elsewhere' | 'invalid' | 'over_limit';

/** What became of one address, or would become of it. */
export interface InviteResult {
  /** Of the text, from 1. */
  line: number;
  email: string;
  outcome: InviteOutcome;
  /** Why not; null where invited. */
  code: string | null;
  /** The same in words. */
  reason: string | null;
  invitation: Invitation | null;
}

export interface InviteResults {
  results: InviteResult[];
  /** Whether letters go out; without them links are handed on. */
  mail: boolean;
}

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: ({ signal }) => http.get<{ items: Invitation[]; mail: boolean }>('/api/invitations', { signal }),
});

/** What would become of each address of the text. */
export const invitationCheckQuery = (text: string) =>
  queryOptions({
    queryKey: ['invitations', 'check', text],
    queryFn: ({ signal }) => http.post<InviteResults>('/api/invitations/check', { text }, { signal }),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  });

export const invitePeople = (text: string, role: RoleRef, groupIds: number[]) =>
  http.post<InviteResults>('/api/invitations', { text, ...role, groupIds });
export const resendInvitation = (id: number) => http.post<Invitation>(`/api/invitations/${id}/resend`);
export const revokeInvitation = (id: number) => http.delete<void>(`/api/invitations/${id}`);
