import { create } from 'zustand';

/** A sent message that is being changed, and how far the change has come. */
export interface Editing {
  messageId: number;
  text: string;
}

/** By dialog: what is being written there waits beside it. */
const useStore = create<{ byDialog: Record<number, Editing> }>(() => ({ byDialog: {} }));

export const useEditing = (dialogId: number): Editing | undefined => useStore(({ byDialog }) => byDialog[dialogId]);

export const changeEditing = (dialogId: number, editing: Editing): void =>
  useStore.setState(({ byDialog }) => ({ byDialog: { ...byDialog, [dialogId]: editing } }));

export const endEditing = (dialogId: number): void =>
  useStore.setState(({ byDialog }) => {
    const { [dialogId]: _, ...others } = byDialog;
    return { byDialog: others };
  });
