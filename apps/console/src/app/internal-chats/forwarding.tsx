import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { meQuery } from '../../api/session.js';
import { chooseForward, useForwarding } from '../../features/internal-chats/forward/forward-store.js';

const ForwardWindow = lazy(() => import('../../features/internal-chats/forward/forward-window.js'));

/** Where a message goes to colleagues, wherever it comes from; its code is loaded when it is opened for the first time. */
export function Forwarding() {
  const { data: me } = useQuery(meQuery);
  const originals = useForwarding((state) => state.originals);
  if (!me || !originals) return null;
  return (
    <Suspense fallback={null}>
      <ForwardWindow originals={originals} operatorId={me.operator.id} onClose={() => chooseForward(null)} />
    </Suspense>
  );
}
