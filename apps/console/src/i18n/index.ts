import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { keep, kept } from '../api/kept.js';
import type { Locale } from '../api/types.js';
import type { Catalogs } from './catalogs.js';

/** Only the language on the screen is loaded: both together are a quarter of what the first page needs. */
const LANGUAGES: Record<Locale, () => Promise<{ catalogs: Catalogs }>> = {
  en: () => import('./en.js'),
  ru: () => import('./ru.js'),
};

/** One namespace per feature, or large part of one, named after its folder: `useTranslation('chat')`. */
async function textsOf(locale: Locale): Promise<Catalogs> {
  const { catalogs } = await LANGUAGES[locale]();
  const named = Object.entries(catalogs).map(([path, texts]) => [/([^/]+)\/locales\/\w+\.json$/.exec(path)?.[1] ?? '', texts] as const);
  return Object.fromEntries(named);
}

const STORAGE_KEY = 'deskwire.locale';

function initialLocale(): Locale {
  const stored = kept(STORAGE_KEY) ?? navigator.language;
  return stored.toLowerCase().startsWith('ru') ? 'ru' : 'en';
}

const first = initialLocale();
// Whatever imports this finds its texts: nothing is drawn before them.
await i18next.use(initReactI18next).init({
  resources: { [first]: await textsOf(first) },
  lng: first,
  // Both languages have the same texts; the other one is not there to fall back to.
  fallbackLng: false,
  partialBundledLanguages: true,
  ns: ['app', 'ui', 'chat'],
  defaultNS: 'app',
  interpolation: { escapeValue: false },
  returnNull: false,
});
document.documentElement.lang = i18next.language;

/** Texts of pages that few people open, by namespace: each file is loaded with the page, or with the language while it is open. */
type LaterTexts = Record<string, () => Promise<Record<string, unknown>>>;
const later = new Map<string, LaterTexts>();

async function addLater(namespace: string, files: LaterTexts, locale: Locale): Promise<void> {
  const texts = await files[`./locales/${locale}.json`]?.();
  if (texts) i18next.addResourceBundle(locale, namespace, texts);
}

/**
 * For a page whose texts are too many to be loaded with every other: its folder's globs in `en.ts` and `ru.ts` are left out, and a module
 * `texts.ts`, which the page imports first, awaits this with `import.meta.glob('./locales/*.json', { import: 'default' })`.
 */
export async function loadTexts(namespace: string, files: LaterTexts): Promise<void> {
  later.set(namespace, files);
  await Promise.all([...new Set([currentLocale(), wanted])].map((locale) => addLater(namespace, files, locale)));
}

/** The language on the screen now. */
export function currentLocale(): Locale {
  return i18next.language === 'ru' ? 'ru' : 'en';
}

let wanted: Locale = first;

/** Switches the language of everything on the screen at once and remembers it for the next visit. */
export async function switchLocale(locale: Locale): Promise<void> {
  wanted = locale;
  keep(STORAGE_KEY, locale);
  if (i18next.language === locale) return;
  for (const [namespace, texts] of Object.entries(await textsOf(locale))) i18next.addResourceBundle(locale, namespace, texts);
  await Promise.all([...later].map(([namespace, files]) => addLater(namespace, files, locale)));
  // Somebody who switches there and back gets what he chose last.
  if (wanted !== locale) return;
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
}

export { i18next };
