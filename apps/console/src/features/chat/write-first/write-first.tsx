import { lazy, Suspense } from 'react';
import { create } from 'zustand';
import type { Client } from '../../../api/types.js';
import { useMay } from '../../../api/use-may.js';
import { useAction } from '../../../ui/actions/registry.js';

// Numbers of all countries are no small thing to carry; who writes first fetches them.
const WriteFirstWindow = lazy(() => import('./write-first-window.js'));

const useWritingFirst = create<{ opened: boolean; client: Client | null }>(() => ({ opened: false, client: null }));

/** Opens the window; with a client it is for him, in another channel. */
export const writeFirst = (client: Client | null = null): void => useWritingFirst.setState({ opened: true, client });

const close = (): void => useWritingFirst.setState({ opened: false, client: null });

/** The window and its action, for whoever may begin chats. */
export function WriteFirst() {
  const may = useMay('write_first') ?? false;
  const mayWrite = useMay('write_messages') ?? false;
  const { opened, client } = useWritingFirst();
  useAction('list.writeFirst', () => writeFirst(), may && mayWrite);
  if (!opened) return null;
  return (
    <Suspense fallback={null}>
      <WriteFirstWindow client={client} onClose={close} />
    </Suspense>
  );
}
