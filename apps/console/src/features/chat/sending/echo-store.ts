import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { Echo } from './echo.js';

interface EchoState {
  echoes: Echo[];
}

/**
 * What this tab has sent and not seen confirmed. Kept over a reload in the tab's own storage, so that a text is never lost;
 * sending it again under the same id can't double it.
 */
export const useEchoes = create<EchoState>()(
  persist(() => ({ echoes: [] as Echo[] }), {
    name: 'deskwire.echoes',
    storage: createJSONStorage(() => sessionStorage),
    // A local picture does not survive a reload.
    partialize: ({ echoes }) => ({
      echoes: echoes.map((echo) => ({ ...echo, files: echo.files.map((file) => ({ ...file, previewUrl: null })) })),
    }),
    // What was on its way when the page went away was perhaps never heard: offer it again.
    merge: (stored, current) => ({
      ...current,
      echoes: ((stored as EchoState | undefined)?.echoes ?? []).map((echo) =>
        echo.state === 'sending' ? { ...echo, state: 'interrupted' as const } : echo,
      ),
    }),
  }),
);

function change(next: (echoes: Echo[]) => Echo[]): void {
  useEchoes.setState(({ echoes }) => ({ echoes: next(echoes) }));
}

export const addEcho = (echo: Echo): void => change((echoes) => [...echoes, echo]);

export const changeEcho = (clientMessageId: string, patch: Partial<Echo>): void =>
  change((echoes) => echoes.map((echo) => (echo.clientMessageId === clientMessageId ? { ...echo, ...patch } : echo)));

export const dropEcho = (clientMessageId: string): void =>
  change((echoes) => echoes.filter((echo) => echo.clientMessageId !== clientMessageId));
