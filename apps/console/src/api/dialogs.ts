import { http } from './client.js';
import type {
  Client,
  DialogCounters,
  DialogFilter,
  DialogPage,
  DialogRow,
  DialogView,
  Message,
  MessagePage,
  SendMessage,
  Upload,
} from './types.js';

export interface DialogListParameters {
  filter: DialogFilter;
  query?: string;
  channelId?: number;
}

export type MessagePosition = { before: string } | { after: string } | { around: number } | { at: string } | Record<string, never>;

const dialogPath = (id: number, rest = '') => `/api/dialogs/${id}${rest}`;

export const listDialogs = (parameters: DialogListParameters, after: string | null, signal?: AbortSignal) =>
  http.get<DialogPage>('/api/dialogs', { query: { ...parameters, after, limit: 50 }, signal });
export const getDialog = (id: number, signal?: AbortSignal) => http.get<DialogView>(dialogPath(id), { signal });
export const getCounters = (signal?: AbortSignal) => http.get<DialogCounters>('/api/dialogs/counters', { signal });
export const listMessages = (dialogId: number, position: MessagePosition, signal?: AbortSignal) =>
  http.get<MessagePage>(dialogPath(dialogId, '/messages'), { query: { ...position, limit: 50 }, signal });

export const sendMessage = (dialogId: number, message: SendMessage) =>
  http.post<{ items: Message[] }>(dialogPath(dialogId, '/messages'), message);
export const retryMessage = (id: number) => http.post<Message>(`/api/messages/${id}/retry`);
/** Null takes one's reaction back. */
export const reactToMessage = (id: number, emoji: string | null) => http.put<Message>(`/api/messages/${id}/reaction`, { emoji });
export const editMessage = (id: number, text: string) => http.patch<Message>(`/api/messages/${id}`, { text });
/** Takes it back at the messenger too. */
export const deleteMessage = (id: number) => http.delete<Message>(`/api/messages/${id}`);
/** What became of one's own recording, until it is sent. */
export const getUpload = (id: number) => http.get<Upload>(`/api/uploads/${id}`);
export const markRead = (dialogId: number, upToId: number) => http.post<void>(dialogPath(dialogId, '/read'), { upToId });
export const markUnread = (dialogId: number, fromId: number) => http.post<void>(dialogPath(dialogId, '/unread'), { fromId });

export const closeDialog = (id: number) => http.post<DialogRow>(dialogPath(id, '/close'));
export const reopenDialog = (id: number) => http.post<DialogRow>(dialogPath(id, '/reopen'));
export const claimDialog = (id: number) => http.post<DialogRow>(dialogPath(id, '/claim'));
/** To an operator or to a group, one of the two; the comment is for colleagues. */
export interface Transfer {
  operatorId?: number;
  groupId?: number;
  comment?: string;
}
export const transferDialog = (id: number, transfer: Transfer) => http.post<DialogRow>(dialogPath(id, '/transfer'), transfer);
export const claimNewDialogs = () => http.post<{ items: DialogRow[] }>('/api/dialogs/claim-new');

export const blacklistClient = (id: number, blacklisted: boolean) => http.patch<Client>(`/api/clients/${id}`, { blacklisted });
export type ClientPatch = Partial<Pick<Client, 'name' | 'phone' | 'email' | 'comment'>>;
export const changeClient = (id: number, patch: ClientPatch | { blacklisted: boolean }) => http.patch<Client>(`/api/clients/${id}`, patch);

/** Puts the dialog off until then. */
export const snoozeDialog = (id: number, until: string) => http.post<DialogRow>(dialogPath(id, '/snooze'), { until });
export const endSnooze = (id: number) => http.delete<DialogRow>(dialogPath(id, '/snooze'));
