import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ChatState } from '../../../sdk/index.js';
import { useSurroundings } from '../context.js';

/** A short breath of the network is nobody's business. */
const PATIENCE_MS = 1_500;

export function Banner({ state: { connection } }: { state: ChatState }): JSX.Element | null {
  const { texts } = useSurroundings().speech;
  const lost = useLasting(connection === 'waiting');
  const words = connection === 'refused' ? texts.refused : lost ? texts.lost : null;
  return (
    <div role="status" class="bannerPlace">
      {words && <p class="banner">{words}</p>}
    </div>
  );
}

/** True once it has been so for a while. */
function useLasting(now: boolean): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!now) {
      setLasts(false);
      return undefined;
    }
    const timer = setTimeout(() => setLasts(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return now && lasts;
}
