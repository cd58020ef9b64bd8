import { useMemo } from 'react';
import { modulesOf } from './qr-modules.js';
import own from './qr.module.css';

/** Drawn black on white in both colour schemes, with the quiet margin that cameras need. A picture is shown as it came. */
export function QrCode({ content, label }: { content: string; label: string }) {
  const drawn = useMemo(() => (content.startsWith('data:image/') ? null : modulesOf(content)), [content]);
  if (!drawn) return <img className={own.qr} src={content} alt={label} />;
  return (
    <svg className={own.qr} viewBox={`0 0 ${drawn.size} ${drawn.size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={drawn.size} height={drawn.size} fill="#fff" />
      <path d={drawn.path} fill="#000" />
    </svg>
  );
}
