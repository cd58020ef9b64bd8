import type { Catalogs } from './catalogs.js';

/** A chunk of its own: only whoever reads this language loads it. */
export const catalogs: Catalogs = import.meta.glob(
  [
    '../app/locales/ru.json',
    '../ui/locales/ru.json',
    '../ui/*/locales/ru.json',
    '../features/*/locales/ru.json',
    '../features/*/*/locales/ru.json',
    // Loaded with their page (loadTexts).
    '!../features/billing/**',
    '!../features/channels/**',
    '!../features/reports/**',
    '!../features/scenarios/**',
    '!../features/settings/**',
  ],
  { eager: true, import: 'default' },
);
