import { useEffect, useState } from 'react';
import { focusPage } from './regions.js';

/**
 * For a window that is there only while it is open: whoever opened it has the focus again afterwards, unless somebody else took
 * it. Where the opener is gone too, as an entry of a menu or of the palette is, the page's main part has it: never nothing.
 */
export function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Once the window is really gone.
      setTimeout(() => {
        if (document.activeElement !== document.body || document.querySelector('[aria-modal="true"]')) return;
        // Where nothing had the focus before, the page gives it as it likes.
        if (!(opener instanceof HTMLElement) || opener === document.body) return;
        opener.focus();
        if (document.activeElement === document.body) focusPage();
      });
    },
    [opener],
  );
}

/** The same as a part of a window that is mounted all the time, to stand among what it shows while it is open. */
export function FocusBack(): null {
  useFocusBack();
  return null;
}
