import { open, useView, useWorkshop } from '../workshop.js';
import { ExitWindow } from './exit-window.js';
import { NextWindow } from './next-window.js';
import { PublishWindow } from './publish-window.js';
import { SearchWindow } from './search-window.js';

/** The window that lies over the designer, if one does. */
export function OpenWindow() {
  const { view } = useWorkshop();
  const window = useView((state) => state.window);
  const close = (): void => open(view, null);
  switch (window?.kind) {
    case 'next':
      return <NextWindow from={window.from} at={window.at} onClose={close} />;
    case 'exit':
      return <ExitWindow stepId={window.stepId} onClose={close} />;
    case 'search':
      return <SearchWindow onClose={close} />;
    case 'publish':
      return <PublishWindow onClose={close} />;
    case undefined:
      return null;
  }
}
