import { focusPage } from './regions.js';

/**
 * Watches for what had the focus and is taken away with it: a dialog that was closed, a line that left its list. Nothing else took the
 * focus by the next picture: then the page has it, and the keys go on. Returns how to stop.
 */
export function keepFocus(): () => void {
  let last: Element | null = null;
  const remember = ({ target }: FocusEvent): void => {
    last = target instanceof Element ? target : null;
  };
  const look = (): void => {
    if (!last || last.isConnected || document.activeElement !== document.body) return;
    last = null;
    requestAnimationFrame(() =>
      setTimeout(() => {
        // A window takes the focus itself, and gives it back when it goes.
        if (document.activeElement === document.body && !document.querySelector('[aria-modal="true"]')) focusPage();
      }),
    );
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true });
  document.addEventListener('focusin', remember);
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', remember);
  };
}
