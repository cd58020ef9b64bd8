import { http } from './client.js';
import type { Message, SendMessage } from './types.js';

/** What was begun and not sent, as the server keeps it; an empty text: it was sent or dropped since. */
export interface KeptDraft {
  dialogId: number;
  kind: SendMessage['kind'];
  text: string;
  quoted: Message['quoted'];
  updatedAt: string;
}

export const getDrafts = async (): Promise<KeptDraft[]> => (await http.get<{ items: KeptDraft[] }>('/api/me/drafts')).items;

/** Answers with the draft that counts now: a newer one from another machine stays. */
export const keepDraft = (dialogId: number, draft: { kind: SendMessage['kind']; text: string; quotedId: number | null; ageMs: number }) =>
  http.put<KeptDraft>(`/api/dialogs/${dialogId}/draft`, draft, { keepalive: true });
