import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface Panes {
  listWidth: number;
  panelWidth: number;
  panelOpen: boolean;
  /** Both sides folded away: nothing but the thread. */
  folded: boolean;
}

/** Widths and folding of the chat page, kept on this device. */
export const usePanes = create<Panes>()(
  persist((): Panes => ({ listWidth: 320, panelWidth: 296, panelOpen: true, folded: false }), { name: 'deskwire.panes' }),
);

export const LIST_WIDTH = { min: 260, max: 460 };
export const PANEL_WIDTH = { min: 250, max: 440 };
