import { useQueryClient } from '@tanstack/react-query';
import { changeClient, type ClientPatch } from '../../../api/dialogs.js';
import type { Client } from '../../../api/types.js';
import { applyClient } from '../live/apply-live-events.js';

/** Changes the client: on the screen first, back again if the server refuses. */
export function useChangeClient(before: Client): (patch: ClientPatch) => Promise<void> {
  const client = useQueryClient();
  return async (patch) => {
    applyClient(client, { ...before, ...patch });
    try {
      applyClient(client, await changeClient(before.id, patch));
    } catch (error) {
      applyClient(client, before);
      throw error;
    }
  };
}
