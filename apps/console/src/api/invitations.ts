import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { RoleRef } from './roles.js';
import type { components } from './schema.js';
import type { Named } from './types.js';

type Schemas = components['schemas'];

/** The API's document has another `Named` under the same name. */
interface Whom {
  customRole: Named | null;
  groups: Named[];
  /** Null: a program of the company's. */
  invitedBy: Named | null;
}

export type Invitation = Omit<Schemas['Invitation'], keyof Whom> & Whom;
/** What became of one address, or would become of it. */
export type InviteResult = Omit<Schemas['InviteResult'], 'invitation'> & { invitation: Invitation | null };
export type InviteOutcome = InviteResult['outcome'];

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
