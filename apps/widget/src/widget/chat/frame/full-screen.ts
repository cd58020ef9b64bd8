import { useEffect, useState } from 'preact/hooks';
import { fillsScreen, FULL_SCREEN } from '../../full-screen.js';

/** Whether the window fills the screen; the page behind it then rests, and the window ends where the keyboard begins. */
export function useFullScreen(open: boolean, box: { current: HTMLElement | null }): boolean {
  const [full, setFull] = useState(fillsScreen);
  useEffect(() => {
    const query = matchMedia(FULL_SCREEN);
    const changed = (): void => setFull(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);

  useEffect(() => {
    if (!open || !full) return undefined;
    const page = document.documentElement.style;
    const before = page.overflow;
    page.overflow = 'hidden';
    return () => void (page.overflow = before);
  }, [open, full]);

  useEffect(() => {
    const view = window.visualViewport;
    const element = box.current;
    if (!open || !full || !view || !element) return undefined;
    const follow = (): void => {
      element.style.setProperty('--dw-height', `${view.height}px`);
      element.style.setProperty('--dw-top', `${view.offsetTop}px`);
    };
    follow();
    view.addEventListener('resize', follow);
    view.addEventListener('scroll', follow);
    return () => {
      view.removeEventListener('resize', follow);
      view.removeEventListener('scroll', follow);
    };
  }, [open, full, box]);
  return full;
}
