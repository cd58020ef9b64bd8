import { useEffect, useRef } from 'react';
import { focusPage } from '../../ui/regions.js';

/** With one pane at a time, going to a dialog and back takes away what had the focus: the pane that comes has it then. */
export function useFocusOfPane(dialogId: number | null, narrow: boolean): void {
  const before = useRef(dialogId);
  useEffect(() => {
    if (before.current === dialogId) return undefined;
    before.current = dialogId;
    if (!narrow) return undefined;
    // Once the pane is drawn, and a window that led here is gone.
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) focusPage();
    });
    return () => clearTimeout(timer);
  }, [dialogId, narrow]);
}
