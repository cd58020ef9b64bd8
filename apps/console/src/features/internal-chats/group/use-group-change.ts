import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import {
  addMembers,
  changeOwnView,
  handOver,
  leaveGroup,
  removeMember,
  renameGroup,
  type InternalChat,
} from '../../../api/internal-chats.js';
import { toastError } from '../../../ui/toast.js';
import { applyChat, applyWholeChat, forgetChat } from '../live/apply-internal-events.js';

/** What is done with a chat as a whole; what the server answers is on the screen at once. */
export function useGroupChange(chat: InternalChat) {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (call: () => Promise<InternalChat>) => call(),
    onSuccess: (changed) => applyWholeChat(client, changed),
    onError: (error) => toastError(error),
  });
  const { mutateAsync } = change;
  const calls = useMemo(
    () => ({
      rename: (name: string) => mutateAsync(() => renameGroup(chat.id, name)),
      add: (operatorIds: number[]) => mutateAsync(() => addMembers(chat.id, operatorIds)),
      remove: (operatorId: number) => mutateAsync(() => removeMember(chat.id, operatorId)),
      handOver: (operatorId: number) => mutateAsync(() => handOver(chat.id, operatorId)),
    }),
    [mutateAsync, chat.id],
  );
  /** For oneself alone: at once, and back if the server refuses. */
  const view = (wanted: { pinned?: boolean; muted?: boolean }): void => {
    applyChat(client, { ...chat, ...wanted });
    changeOwnView(chat.id, wanted).then(
      (row) => applyChat(client, row),
      (error: unknown) => {
        applyChat(client, { ...chat, pinned: chat.pinned, muted: chat.muted });
        toastError(error);
      },
    );
  };
  const leave = async (): Promise<void> => {
    await leaveGroup(chat.id);
    forgetChat(client, chat.id);
  };
  return { ...calls, view, leave, isBusy: change.isPending };
}
