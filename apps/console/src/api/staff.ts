import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { ChannelRef, Named, OperatorGroup, OperatorStatus, Role } from './types.js';

export type StaffState = 'active' | 'blocked' | 'deleted';
export type StaffFilter = 'all' | StaffState;

export interface StaffMember {
  id: number;
  firstName: string;
  lastName: string | null;
  /** First name and initial, as colleagues see it. */
  name: string;
  email: string;
  phone: string | null;
  role: Role;
  customRole: Named | null;
  state: StaffState;
  stateSince: string;
  /** Whether he has come and set a password of his own. */
  confirmed: boolean;
  groups: Named[];
  /** Those whose new dialogs come to him, by his groups. */
  channels: ChannelRef[];
  takesPartInQueue: boolean;
  ownMaxOpenDialogs: number | null;
  maxOpenDialogs: number;
  openDialogs: number;
  status: OperatorStatus;
  /** What the company calls it, where it is one of its own. */
  statusId: number | null;
  statusName: string | null;
  connected: boolean;
  /** ISO 639-1. */
  languages: string[];
  lastActivityAt: string | null;
  secondFactor: boolean;
  /** How clients rated him of late. */
  rating: { average: number | null; count: number; days: number };
  /** Whether whoever looks may change the card; one's own too, but for the role. */
  mayChange: boolean;
  /** Whether whoever looks may block and delete him, and let him in again. */
  mayBlock: boolean;
}

export interface StaffList {
  items: StaffMember[];
  licence: { registered: number; count: number | null };
}

export interface StaffParameters {
  filter: StaffFilter;
  withOpenChats: boolean;
  search: string;
}

export interface StaffPatch {
  firstName?: string;
  lastName?: string;
  phone?: string;
  role?: Role;
  customRoleId?: number;
  groupIds?: number[];
  languages?: string[];
  takesPartInQueue?: boolean;
  maxOpenDialogs?: number | null;
}

export const staffKey = ['staff'] as const;
export const staffListKey = [...staffKey, 'list'] as const;

export const staffQuery = ({ filter, withOpenChats, search }: StaffParameters) =>
  queryOptions({
    queryKey: [...staffListKey, filter, withOpenChats, search],
    queryFn: ({ signal }) => http.get<StaffList>('/api/staff', { query: { filter, withOpenChats: withOpenChats || null, search }, signal }),
    placeholderData: keepPreviousData,
    // How full hands are changes without an event of its own.
    refetchInterval: 15_000,
  });

export const staffMemberQuery = (id: number) =>
  queryOptions({
    queryKey: [...staffKey, 'one', id],
    queryFn: ({ signal }) => http.get<StaffMember>(`/api/staff/${id}`, { signal }),
  });

export const changeStaffMember = (id: number, patch: StaffPatch) => http.patch<StaffMember>(`/api/operators/${id}`, patch);
export const blockOperator = (id: number) => http.post<unknown>(`/api/operators/${id}/block`);
export const unblockOperator = (id: number) => http.post<unknown>(`/api/operators/${id}/unblock`);
export const deleteOperator = (id: number) => http.delete<unknown>(`/api/operators/${id}`);
export const restoreOperator = (id: number) => http.post<unknown>(`/api/operators/${id}/restore`);
/** A link with which he sets a new password. */
export const makePasswordLink = (id: number) => http.post<{ link: string }>(`/api/operators/${id}/password-link`);
export const takeSecondFactor = (id: number) => http.delete<void>(`/api/operators/${id}/second-factor`);

export interface GroupForm {
  name: string;
  autoAssign: boolean;
  operatorIds: number[];
  channelIds: number[];
}

export const addGroup = (form: GroupForm) => http.post<OperatorGroup>('/api/groups', form);
export const changeWholeGroup = (id: number, form: Partial<GroupForm>) => http.patch<OperatorGroup>(`/api/groups/${id}`, form);
export const deleteGroup = (id: number) => http.delete<void>(`/api/groups/${id}`);

/** A way of not answering that the company has a name for. */
export interface OperatorStatusKind {
  id: number;
  name: string;
  kind: Exclude<OperatorStatus, 'online'>;
}
export type OperatorStatusForm = Omit<OperatorStatusKind, 'id'>;

export const operatorStatusesQuery = queryOptions({
  queryKey: ['operator-statuses'],
  queryFn: ({ signal }) => http.get<{ items: OperatorStatusKind[]; limit: number }>('/api/operator-statuses', { signal }),
});

export const addOperatorStatus = (form: OperatorStatusForm) => http.post<OperatorStatusKind>('/api/operator-statuses', form);
export const changeOperatorStatus = (id: number, form: Partial<OperatorStatusForm>) =>
  http.patch<OperatorStatusKind>(`/api/operator-statuses/${id}`, form);
export const deleteOperatorStatus = (id: number) => http.delete<void>(`/api/operator-statuses/${id}`);
export const arrangeOperatorStatuses = (statusIds: number[]) => http.put<void>('/api/operator-statuses/order', { statusIds });
