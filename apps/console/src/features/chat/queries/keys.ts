import type { MessageSearch } from '../../../api/search.js';
import type { DialogListParameters } from '../../../api/dialogs.js';

/** The cache keys that live events patch. */
export const keys = {
  lists: ['dialogs'] as const,
  list: (parameters: DialogListParameters) => ['dialogs', parameters] as const,
  dialog: (id: number) => ['dialog', id] as const,
  messages: (dialogId: number) => ['messages', dialogId] as const,
  found: (search: MessageSearch) => ['found', search] as const,
  counters: ['counters'] as const,
};
