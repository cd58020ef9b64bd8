import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { keep, kept } from '../api/kept.js';
import type { Locale } from '../api/types.js';

type Catalog = Record<string, unknown>;

const files = {
  ...import.meta.glob<Catalog>(['../features/*/locales/*.json', '../features/*/*/locales/*.json'], { eager: true, import: 'default' }),
  ...import.meta.glob<Catalog>('../app/locales/*.json', { eager: true, import: 'default' }),
  ...import.meta.glob<Catalog>('../ui/locales/*.json', { eager: true, import: 'default' }),
  ...import.meta.glob<Catalog>('../ui/*/locales/*.json', { eager: true, import: 'default' }),
};

/** One namespace per feature, or large part of one, named after its folder: `useTranslation('chat')`. */
function resources(): Record<string, Record<string, Catalog>> {
  const result: Record<string, Record<string, Catalog>> = {};
  for (const [path, catalog] of Object.entries(files)) {
    const [, namespace, locale] = /\/([^/]+)\/locales\/(\w+)\.json$/.exec(path) ?? [];
    if (namespace && locale) (result[locale] ??= {})[namespace] = catalog;
  }
  return result;
}

const STORAGE_KEY = 'deskwire.locale';

function initialLocale(): Locale {
  const stored = kept(STORAGE_KEY) ?? navigator.language;
  return stored.toLowerCase().startsWith('ru') ? 'ru' : 'en';
}

void i18next.use(initReactI18next).init({
  resources: resources(),
  lng: initialLocale(),
  fallbackLng: 'en',
  ns: ['app', 'ui', 'chat'],
  defaultNS: 'app',
  interpolation: { escapeValue: false },
  returnNull: false,
});
document.documentElement.lang = i18next.language;

/** The language on the screen now. */
export function currentLocale(): Locale {
  return i18next.language === 'ru' ? 'ru' : 'en';
}

/** Switches the language of everything on the screen at once and remembers it for the next visit. */
export async function switchLocale(locale: Locale): Promise<void> {
  if (i18next.language === locale) return;
  keep(STORAGE_KEY, locale);
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
}

export { i18next };
