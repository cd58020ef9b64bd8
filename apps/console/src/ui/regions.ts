/** The parts of a page that F6 walks through, in the order of the document: mark each with `data-region`. */
function visibleRegions(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((element) => element.offsetParent !== null);
}

/** Moves the focus to the next (or previous) region, to its `data-region-focus` element when it has one. */
export function cycleRegions(backwards = false): void {
  const regions = visibleRegions();
  if (regions.length === 0) return;
  // The composer lies inside of the thread: the innermost region counts.
  const current = regions.findLastIndex((region) => region.contains(document.activeElement));
  const step = backwards ? -1 : 1;
  const start = current < 0 && backwards ? 0 : current;
  const next = regions[(start + step + regions.length) % regions.length];
  const target =
    next?.querySelector<HTMLElement>('[data-region-focus]:not(:disabled)') ??
    next?.querySelector<HTMLElement>('button:not(:disabled), a[href], input:not(:disabled)') ??
    next;
  if (target && !target.matches('a, button, input, textarea, [tabindex]')) target.tabIndex = -1;
  target?.focus();
}

/** Gives the focus to the page when nothing has it: to the open thread, else to the first part that is no field, else to all of it. */
export function focusPage(): void {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-region-focus], #page')];
  const seen = parts.filter((part) => part.offsetParent !== null && !part.matches('input, textarea'));
  const thread = seen.find((part) => part.closest('[data-region="thread"]'));
  (thread ?? seen.find((part) => part.id !== 'page') ?? seen[0])?.focus();
}
