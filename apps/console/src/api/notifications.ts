import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';

export const NOTICE_KINDS = ['client', 'new_dialogs', 'personal', 'group'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** How one kind of news reaches an operator. */
export interface NoticeTerms {
  /** Name of a sound of the console; null = silent. */
  sound: string | null;
  desktop: boolean;
  blink: boolean;
  /** Notes show who wrote and what. */
  preview: boolean;
}

/** Times of the company's day; `from` later than `to` goes over midnight. */
export interface QuietHours {
  from: string;
  to: string;
}

export interface NotificationSettings {
  kinds: Record<NoticeKind, NoticeTerms>;
  quiet: QuietHours | null;
}

export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: ({ signal }) => http.get<NotificationSettings>('/api/me/notifications', { signal }),
});

export const changeNotifications = (settings: NotificationSettings) => http.put<NotificationSettings>('/api/me/notifications', settings);

/** What a browser subscribes to pushes with, base64url. */
export const getPushKey = async (): Promise<string> => (await http.get<{ key: string }>('/api/push/key')).key;

/** From now on this browser is told while no tab is open. */
export const subscribeToPush = (subscription: PushSubscriptionJSON) => http.put<void>('/api/me/push-subscription', subscription);
export const unsubscribeFromPush = () => http.delete<void>('/api/me/push-subscription');
