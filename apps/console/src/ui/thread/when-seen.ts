/** Calls `seen` when the window has been looked at for a moment, now or each time somebody comes back to it; returns how to stop. */
export function whenSeen(seen: () => void, pauseMilliseconds: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(timer);
    if (document.visibilityState !== 'visible' || !document.hasFocus()) return;
    timer = setTimeout(seen, pauseMilliseconds);
  };
  look();
  window.addEventListener('focus', look);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearTimeout(timer);
    window.removeEventListener('focus', look);
    document.removeEventListener('visibilitychange', look);
  };
}
