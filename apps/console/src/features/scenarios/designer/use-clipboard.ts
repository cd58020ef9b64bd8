import { useEffect } from 'react';
import { fragmentOf, readFragment, type Fragment } from '../model/fragment.js';
import { freePlace, placeAfter, STEP_WIDTH } from '../model/place.js';
import { useWorkshop, type Workshop } from './workshop.js';

const FIELDS = 'input, textarea, select, [contenteditable="true"], [role="dialog"]';

/** Copy and paste mean steps unless a field has the focus or words are marked. They go over the system's clipboard, so into other windows too. */
export function useClipboard(): void {
  const workshop = useWorkshop();
  useEffect(() => {
    const { designer } = workshop;
    const isElsewhere = (event: ClipboardEvent): boolean =>
      (event.target instanceof Element && event.target.closest(FIELDS) !== null) || window.getSelection()?.isCollapsed === false;
    const copy = (event: ClipboardEvent): void => {
      const { content, chosen, remove } = designer.getState();
      if (isElsewhere(event) || chosen.size === 0) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', JSON.stringify(fragmentOf(content, chosen)));
      if (event.type === 'cut') remove(chosen);
    };
    const paste = (event: ClipboardEvent): void => {
      const fragment = isElsewhere(event) ? null : readFragment(event.clipboardData?.getData('text/plain') ?? '');
      if (!fragment) return;
      event.preventDefault();
      insert(workshop, fragment);
    };
    document.addEventListener('copy', copy);
    document.addEventListener('cut', copy);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', copy);
      document.removeEventListener('paste', paste);
    };
  }, [workshop]);
}

function insert({ designer, view }: Workshop, fragment: Fragment): void {
  const { content, current, insert: add } = designer.getState();
  const middle = view.getState().stage?.middle();
  const at = current === null && middle ? { x: middle.x - STEP_WIDTH / 2, y: middle.y } : placeAfter(content, current);
  add(fragment, freePlace(content, at));
  const [first] = designer.getState().chosen;
  if (first !== undefined) view.getState().stage?.show(first);
}
