import { useQuery, useQueryClient } from '@tanstack/react-query';
import { changeNotifications, notificationsQuery, type NotificationSettings } from '../../../api/notifications.js';
import { toastError } from '../../../ui/toast.js';

/** The settings, and how they are changed: on the screen first, on the server next, and back again if it refuses. */
export function useNotificationSettings() {
  const client = useQueryClient();
  const query = useQuery(notificationsQuery);
  const { queryKey } = notificationsQuery;
  const change = (next: NotificationSettings): void => {
    const before = client.getQueryData(queryKey);
    client.setQueryData(queryKey, next);
    changeNotifications(next).then(
      (stored) => {
        // Another change may be on its way already.
        if (client.getQueryData(queryKey) === next) client.setQueryData(queryKey, stored);
      },
      (error: unknown) => {
        client.setQueryData(queryKey, before);
        toastError(error);
      },
    );
  };
  return { ...query, change };
}
