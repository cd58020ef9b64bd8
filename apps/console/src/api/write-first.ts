import { http } from './client.js';
import type { DialogRow, FilledTemplate, Named } from './types.js';

/** Whom one wants to write to: by one of the three. */
export interface Whom {
  channelId: number;
  phone?: string;
  username?: string;
  clientId?: number;
}

export interface StartCheck {
  known: Named | null;
  /** His dialog, if one sees it. */
  dialogId: number | null;
  /** Whoever serves him now. */
  operator: Named | null;
  /** Null: the messenger does not say. */
  exists: boolean | null;
  needsTemplate: boolean;
  name: string | null;
}

export interface StartDialog extends Whom {
  clientMessageId: string;
  name?: string;
  text?: string;
  template?: FilledTemplate;
  /** The file in the head of a template. */
  uploadIds?: number[];
}

export const checkStart = (whom: Whom, signal?: AbortSignal) => http.post<StartCheck>('/api/dialogs/start/check', whom, { signal });
export const startDialog = (start: StartDialog) => http.post<DialogRow>('/api/dialogs/start', start);
