import { lazy, Suspense, useState } from 'react';
import { useAction } from '../../ui/actions/registry.js';

const PaletteWindow = lazy(() => import('./palette-window.js'));

/** The command palette; its code is loaded when it is opened for the first time. */
export function Palette() {
  const [opened, setOpened] = useState(false);
  const [used, setUsed] = useState(false);
  useAction('general.palette', () => {
    setUsed(true);
    setOpened(!opened);
  });
  if (!used) return null;
  return (
    <Suspense fallback={null}>
      <PaletteWindow opened={opened} onClose={() => setOpened(false)} />
    </Suspense>
  );
}
