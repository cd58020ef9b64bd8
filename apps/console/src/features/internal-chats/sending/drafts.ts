import { create } from 'zustand';
import type { QuotedInternalMessage } from '../../../api/internal-chats.js';
import { attachTo, detachFrom, type FileHolder } from '../../../ui/files/attach.js';
import type { DraftFile } from '../../../ui/files/uploads.js';

export interface InternalDraft {
  text: string;
  quoted: QuotedInternalMessage | null;
  files: DraftFile[];
}

const EMPTY: InternalDraft = { text: '', quoted: null, files: [] };

const keyOf = (chatId: number): string => `deskwire.internal-draft.${chatId}`;
const read = new Map<number, InternalDraft>();

/** Read from storage once per chat: a selector must give the same object each time. */
function stored(chatId: number): InternalDraft {
  const known = read.get(chatId);
  if (known) return known;
  let draft = EMPTY;
  try {
    draft = { ...EMPTY, ...(JSON.parse(localStorage.getItem(keyOf(chatId)) ?? '{}') as Partial<InternalDraft>), files: [] };
  } catch {
    // What another version wrote there is of no use.
  }
  read.set(chatId, draft);
  return draft;
}

/** What is being written to colleagues; the text outlives the tab, files live as long as the tab. */
const useDrafts = create<{ drafts: Record<number, InternalDraft> }>(() => ({ drafts: {} }));

export const internalDraftOf = (chatId: number): InternalDraft => useDrafts.getState().drafts[chatId] ?? stored(chatId);

export const useInternalDraft = (chatId: number): InternalDraft => useDrafts(({ drafts }) => drafts[chatId]) ?? stored(chatId);

export function changeInternalDraft(
  chatId: number,
  change: Partial<InternalDraft> | ((draft: InternalDraft) => Partial<InternalDraft>),
): void {
  const before = internalDraftOf(chatId);
  const draft = { ...before, ...(typeof change === 'function' ? change(before) : change) };
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [chatId]: draft } }));
  const { text, quoted } = draft;
  if (text || quoted) localStorage.setItem(keyOf(chatId), JSON.stringify({ text, quoted }));
  else localStorage.removeItem(keyOf(chatId));
}

export const clearInternalDraft = (chatId: number): void => changeInternalDraft(chatId, EMPTY);

const holderOf = (chatId: number): FileHolder => ({
  files: () => internalDraftOf(chatId).files,
  change: (next) => changeInternalDraft(chatId, ({ files }) => ({ files: next(files) })),
});

export const attachInternal = (chatId: number, files: readonly File[]): void => attachTo(holderOf(chatId), files);
export const detachInternal = (chatId: number, key: string): void => detachFrom(holderOf(chatId), key);
