import { create } from 'zustand';
import type { Message, SendMessage } from '../../../api/types.js';
import type { DraftFile } from '../../../ui/files/uploads.js';

export interface Draft {
  kind: SendMessage['kind'];
  text: string;
  quoted: Message['quoted'];
  files: DraftFile[];
}

export const EMPTY_DRAFT: Draft = { kind: 'to_client', text: '', quoted: null, files: [] };

const keyOf = (dialogId: number): string => `deskwire.draft.${dialogId}`;

function stored(dialogId: number): Draft {
  try {
    const saved = JSON.parse(localStorage.getItem(keyOf(dialogId)) ?? '{}') as Partial<Draft>;
    return { ...EMPTY_DRAFT, ...saved, files: [] };
  } catch {
    return EMPTY_DRAFT;
  }
}

function store(dialogId: number, { kind, text, quoted }: Draft): void {
  if (text || quoted) localStorage.setItem(keyOf(dialogId), JSON.stringify({ kind, text, quoted }));
  else localStorage.removeItem(keyOf(dialogId));
}

interface DraftState {
  drafts: Record<number, Draft>;
}

/** What is being written in each dialog; the text outlives the tab, files live as long as the tab. */
export const useDrafts = create<DraftState>(() => ({ drafts: {} }));

export const draftOf = (dialogId: number): Draft => useDrafts.getState().drafts[dialogId] ?? stored(dialogId);

export function changeDraft(dialogId: number, change: Partial<Draft> | ((draft: Draft) => Partial<Draft>)): void {
  const before = draftOf(dialogId);
  const draft = { ...before, ...(typeof change === 'function' ? change(before) : change) };
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [dialogId]: draft } }));
  store(dialogId, draft);
}

export const clearDraft = (dialogId: number): void => changeDraft(dialogId, EMPTY_DRAFT);

export function useDraft(dialogId: number): Draft {
  const draft = useDrafts(({ drafts }) => drafts[dialogId]);
  return draft ?? initial(dialogId);
}

const read = new Map<number, Draft>();

/** Read from storage once per dialog: a selector must give the same object each time. */
function initial(dialogId: number): Draft {
  let draft = read.get(dialogId);
  if (!draft) read.set(dialogId, (draft = stored(dialogId)));
  return draft;
}
