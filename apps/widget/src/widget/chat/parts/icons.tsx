import type { JSX } from 'preact';

const PATHS = {
  close: 'M6 6l12 12M18 6 6 18',
  down: 'm6 9.5 6 6 6-6',
  attach: 'm20 11.5-8.2 8.2a5 5 0 0 1-7.1-7.1l8.5-8.4a3.4 3.4 0 0 1 4.8 4.7l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.8-7.8',
  send: 'M12 19V5M5.5 11.5 12 5l6.5 6.5',
  bell: 'M6 10a6 6 0 1 1 12 0c0 5 2 6.5 2 6.5H4S6 15 6 10M10 20a2.2 2.2 0 0 0 4 0',
  bellOff: 'M6 10c0-.7.1-1.4.3-2M9 4.8a6 6 0 0 1 9 5.2c0 2.6.5 4.2 1.1 5.2M16 16.5H4S6 15 6 10M10 20a2.2 2.2 0 0 0 4 0M3 3l18 18',
  reply: 'M9 7 4 12l5 5M4 12h9a7 7 0 0 1 7 7',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  checks: 'm2 12.5 4.5 4.5L16 7.5M11.5 15.8l1.2 1.2L22 7.5',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 7.5V12l3 2',
  alert: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 7.5v5.5M12 16.2v.1',
  file: 'M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zM14 3v5h5',
  outside: 'M9 5H5v14h14v-4M13 5h6v6M19 5l-9 9',
  place: 'M12 21s7-6.3 7-11.5A7 7 0 0 0 5 9.5C5 14.7 12 21 12 21M12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5c1-4 4-6 7.5-6s6.5 2 7.5 6',
  phone: 'M6.5 3.5 9 4l1.5 4.5-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2L20 15l.5 2.5c0 1.7-1.3 3-3 3A14 14 0 0 1 3.5 6.5c0-1.7 1.3-3 3-3',
  mail: 'M4 6h16v12H4zM4 7l8 6 8-6',
  play: 'M8 5.5v13l11-6.5z',
  pause: 'M8 5.5v13M16 5.5v13',
  star: 'm12 3.2 2.7 5.6 6.1.8-4.5 4.2 1.2 6.1-5.5-3-5.5 3 1.2-6.1L3.2 9.6l6.1-.8z',
} as const;
const FILLED = new Set<string>(['play', 'star']);

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 22 }: { name: IconName; size?: number }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" data-filled={FILLED.has(name) || undefined}>
      <path d={PATHS[name]} />
    </svg>
  );
}
