import { useEffect, useState } from 'react';

/** For a window that is there only while it is open: whoever opened it has the focus again afterwards, unless somebody else took it. */
export function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Once the window is really gone.
      setTimeout(() => {
        if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
      });
    },
    [opener],
  );
}
