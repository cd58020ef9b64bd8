const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), audio[controls], video[controls], [tabindex="0"]';

const visible = (element: HTMLElement): boolean => element.getClientRects().length > 0 && element.tabIndex >= 0;

export const focusableIn = (box: ParentNode): HTMLElement[] => [...box.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(visible);

/** Tab goes round within the box, as behind it nothing can be seen. */
export function keepFocusIn(box: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== 'Tab') return;
  const all = focusableIn(box);
  const first = all[0];
  const last = all.at(-1);
  const now = (box.getRootNode() as ShadowRoot).activeElement;
  const turn = event.shiftKey ? now === first || now === box : now === last;
  if (!turn) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
