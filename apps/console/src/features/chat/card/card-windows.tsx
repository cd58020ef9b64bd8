import { lazy, Suspense } from 'react';
import type { Card } from '../../../api/cards.js';
import type { CardWindow } from './use-card-actions.js';

const LinkWindow = lazy(async () => ({ default: (await import('./link/link-window.js')).LinkWindow }));
const UnlinkWindow = lazy(async () => ({ default: (await import('./unlink/unlink-window.js')).UnlinkWindow }));
const HistoryWindow = lazy(async () => ({ default: (await import('./history/history-window.js')).HistoryWindow }));

interface Props {
  card: Card;
  /** The client of the open dialog. */
  clientId: number;
  shown: CardWindow;
  onClose(): void;
}

/** The windows of the card, fetched when one of them is first opened. */
export function CardWindows({ card, clientId, shown, onClose }: Props) {
  return (
    <Suspense>
      {shown === 'link' ? <LinkWindow card={card} onClose={onClose} /> : null}
      {shown === 'unlink' ? <UnlinkWindow card={card} clientId={clientId} onClose={onClose} /> : null}
      {shown === 'history' ? <HistoryWindow card={card} onClose={onClose} /> : null}
    </Suspense>
  );
}
