import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { makeEmbedToken } from '../../../api/embed.js';
import { toastError } from '../../../ui/toast.js';
import { addressQuery, type FrameWish } from './frame-address.js';
import classes from './frame.module.css';

/** What a page of the company would show, let in just as such a page does it, in one's own name. */
export function FramePreview({ companyId, wish }: { companyId: number; wish: FrameWish }) {
  const { t } = useTranslation('settings');
  const frame = useRef<HTMLIFrameElement>(null);
  const query = addressQuery(wish);
  const { dialogId } = wish;
  const disabledActions = wish.disabled.join(',');

  useEffect(() => {
    const hear = ({ origin, source, data }: MessageEvent<unknown>): void => {
      const inside = frame.current?.contentWindow;
      if (origin !== window.location.origin || !inside || source !== inside) return;
      const { type } = (data ?? {}) as { type?: unknown };
      if (type !== 'deskwire:ready' && type !== 'deskwire:token-needed') return;
      makeEmbedToken({ dialogId, disabledActions }).then(
        ({ token }) => inside.postMessage({ type: 'deskwire:token', token }, window.location.origin),
        toastError,
      );
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [dialogId, disabledActions]);

  return (
    <iframe
      key={query}
      ref={frame}
      className={classes.preview}
      title={t('frame.preview')}
      src={`/embed/${companyId}${query}`}
      allow="microphone; clipboard-write"
    />
  );
}
