import { create } from 'zustand';
import { keep, kept as keptText, keptKeys } from '../../../api/kept.js';
import type { Message, SendMessage } from '../../../api/types.js';
import type { DraftFile } from '../../../ui/files/uploads.js';

export interface Draft {
  kind: SendMessage['kind'];
  text: string;
  quoted: Message['quoted'];
  files: DraftFile[];
}

export const EMPTY_DRAFT: Draft = { kind: 'to_client', text: '', quoted: null, files: [] };

const PREFIX = 'deskwire.draft.';
/** Whose drafts these are: several operators may use one browser. */
let owner = 0;
const keyOf = (dialogId: number): string => `${PREFIX}${owner}.${dialogId}`;

/** To be called before any draft is shown. */
export function ownDrafts(operatorId: number): void {
  if (owner === operatorId) return;
  owner = operatorId;
  read.clear();
  useDrafts.setState({ drafts: {} });
}

/** What outlives the tab. `at`: when it was written, by this machine's clock; `kept`: the server has it. */
export interface StoredDraft extends Omit<Draft, 'files'> {
  at: number;
  kept: boolean;
}

export function readStored(dialogId: number): StoredDraft | null {
  try {
    const saved = JSON.parse(keptText(keyOf(dialogId)) ?? 'null') as Partial<StoredDraft> | null;
    return saved && { ...EMPTY_DRAFT, at: 0, kept: false, ...saved };
  } catch {
    return null;
  }
}

/** An empty one stays until the server knows that it is empty. */
export function writeStored(dialogId: number, { kind, text, quoted, at, kept }: StoredDraft): void {
  keep(keyOf(dialogId), !kept || text || quoted ? JSON.stringify({ kind, text, quoted, at, kept }) : null);
}

/** Dialogs with anything written here. */
export function storedDialogs(): number[] {
  const own = keyOf(0).slice(0, -1);
  return keptKeys()
    .filter((key) => key.startsWith(own))
    .map((key) => Number(key.slice(own.length)));
}

/** Read from storage once per dialog: a selector must give the same object each time. */
const read = new Map<number, Draft>();

interface DraftState {
  drafts: Record<number, Draft>;
}

/** What is being written in each dialog; the text outlives the tab and follows its writer, files live as long as the tab. */
export const useDrafts = create<DraftState>(() => ({ drafts: {} }));

const stored = (dialogId: number): Draft => {
  const saved = readStored(dialogId);
  return saved ? { kind: saved.kind, text: saved.text, quoted: saved.quoted, files: [] } : EMPTY_DRAFT;
};

export const draftOf = (dialogId: number): Draft => useDrafts.getState().drafts[dialogId] ?? stored(dialogId);

const listeners = new Set<(dialogId: number) => void>();

/** Calls with each dialog in which something was written; returns how to stop. */
export function onDraftWritten(listener: (dialogId: number) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function changeDraft(dialogId: number, change: Partial<Draft> | ((draft: Draft) => Partial<Draft>)): void {
  const before = draftOf(dialogId);
  const draft = { ...before, ...(typeof change === 'function' ? change(before) : change) };
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [dialogId]: draft } }));
  // Which kind one writes is part of the text; alone it is nothing to keep.
  if (draft.text === before.text && draft.quoted === before.quoted && (draft.kind === before.kind || !draft.text)) return;
  writeStored(dialogId, { kind: draft.kind, text: draft.text, quoted: draft.quoted, at: Date.now(), kept: false });
  listeners.forEach((listener) => listener(dialogId));
}

export const clearDraft = (dialogId: number): void => changeDraft(dialogId, EMPTY_DRAFT);

/** Shows a draft that was written elsewhere. Files that were chosen here stay. */
export function showKeptDraft(dialogId: number, { kind, text, quoted }: Omit<Draft, 'files'>): void {
  const { files } = draftOf(dialogId);
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [dialogId]: { kind, text, quoted, files } } }));
}

export function useDraft(dialogId: number): Draft {
  const draft = useDrafts(({ drafts }) => drafts[dialogId]);
  return draft ?? initial(dialogId);
}

function initial(dialogId: number): Draft {
  let draft = read.get(dialogId);
  if (!draft) read.set(dialogId, (draft = stored(dialogId)));
  return draft;
}
