import { useMutation, useQueryClient } from '@tanstack/react-query';
import { startInternalChat } from '../../api/internal-chats.js';
import { toastError } from '../../ui/toast.js';
import { applyWholeChat } from './live/apply-internal-events.js';
import { useColleaguesLocation } from './use-colleagues-location.js';

/** Opens the chat with a colleague, a new group, or Favourites; what is there already is opened as it is. */
export function useStartChat() {
  const client = useQueryClient();
  const { open } = useColleaguesLocation();
  return useMutation({
    mutationFn: startInternalChat,
    onSuccess: (chat) => {
      applyWholeChat(client, chat);
      open(chat.id, { query: undefined });
    },
    onError: (error) => toastError(error),
  });
}
