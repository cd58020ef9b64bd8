import type { PackagesNotice, PackagesNoticeKind } from '../../api/packages-notice.js';

/** Those that are worth a line over every page; the first fifth is told by a letter and on the billing page. */
const SHOWN: readonly PackagesNoticeKind[] = ['used_95', 'used_100', 'top_up_unpaid', 'blocked'];

/**
 * What is shown of the company's packages. Whoever pays for them is told all of it, whoever sees all dialogs that some are blocked. A notice
 * that was closed stays away until another one takes its place.
 */
export function shownNotice(notice: PackagesNotice | null, mayPay: boolean, closed: string | null): PackagesNotice | null {
  if (!notice || notice.kind === closed || !SHOWN.includes(notice.kind)) return null;
  return mayPay || notice.kind === 'blocked' ? notice : null;
}

/** Whether a notice that was closed is over, so that the next one of its kind is shown again. */
export const isOver = (notice: PackagesNotice | null, closed: string | null): boolean => closed !== null && notice?.kind !== closed;
