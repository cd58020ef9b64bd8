import { IconApi, IconBrandTelegram, IconBrandWhatsapp, IconMessageCircle, IconWorld } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface Props {
  transport: string;
  size?: number;
}

/** Which messenger it is. Beside a name it says nothing of its own, so it is hidden from those who listen. */
export function TransportIcon({ transport, size = 13 }: Props) {
  const shared = { size, stroke: 1.75, 'aria-hidden': true } as const;
  switch (transport) {
    case 'max':
      return <Drawn size={size}>{MAX}</Drawn>;
    case 'tamtam':
      return <Drawn size={size}>{TAMTAM}</Drawn>;
    case 'site-widget':
      return <IconWorld {...shared} />;
    case 'external':
      return <IconApi {...shared} />;
    case 'whatsapp-personal':
      return <Personal size={size} icon={<IconBrandWhatsapp size={24} stroke={1.75} />} />;
    case 'telegram-personal':
      return <Personal size={size} icon={<IconBrandTelegram size={24} stroke={1.75} />} />;
    default:
      if (transport.startsWith('whatsapp')) return <IconBrandWhatsapp {...shared} />;
      if (transport.startsWith('telegram')) return <IconBrandTelegram {...shared} />;
      return <IconMessageCircle {...shared} />;
  }
}

function Drawn({ size, children }: { size: number; children: ReactNode }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      {children}
    </svg>
  );
}

/** A person's own number and not a company's account: the messenger's mark with a dot. */
function Personal({ size, icon }: { size: number; icon: ReactNode }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden>
      {icon}
      <circle cx="20" cy="4" r="4" fill="currentColor" />
    </svg>
  );
}

const MAX = (
  <>
    <path d="M12 3.5a8.5 8.5 0 1 1 -4.6 15.6c-1.2 .9 -2.7 1.4 -3.9 1.4c.4 -1.3 .5 -2.8 .2 -4.6a8.5 8.5 0 0 1 8.300 -12.4z" />
    <circle cx="12" cy="12" r="3.6" />
  </>
);

const TAMTAM = (
  <>
    <path d="M5 4h14a2 2 0 0 1 2 2v9a2 2 0 0 1 -2 2h-6l-4.500 3.500v-3.500h-3.500a2 2 0 0 1 -2 -2v-9a2 2 0 0 1 2 -2z" />
    <path d="M6.500 8.500h4.500m-2.250 0v5m4.250 -5h4.500m-2.250 0v5" />
  </>
);
