import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface Panes {
  listWidth: number;
}

/** Width of the list, kept on this device. */
export const useColleaguesPanes = create<Panes>()(persist((): Panes => ({ listWidth: 300 }), { name: 'deskwire.colleagues-panes' }));

export const COLLEAGUES_LIST_WIDTH = { min: 240, max: 440 };
