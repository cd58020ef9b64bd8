/** What operators write in, ISO 639-1; named in the reader's language. */
export const LANGUAGES = [
  ...(['ru', 'en', 'uk', 'be', 'kk', 'uz', 'ky', 'tg', 'tk', 'az', 'hy', 'ka', 'ro', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl'] as const),
  ...(['cs', 'sk', 'sl', 'hr', 'sr', 'bs', 'bg', 'mk', 'sq', 'el', 'tr', 'hu', 'fi', 'et', 'lv', 'lt', 'sv', 'no', 'da', 'is'] as const),
  ...(['he', 'ar', 'fa', 'ps', 'ur', 'hi', 'bn', 'ta', 'te', 'mr', 'ne', 'si', 'zh', 'ja', 'ko', 'mn', 'vi', 'th', 'id', 'ms'] as const),
  ...(['tl', 'my', 'km', 'lo', 'sw', 'am', 'af', 'ca', 'eu', 'ga', 'cy', 'tt', 'ba'] as const),
];

/** All that can be chosen and what is chosen already, by name. */
export function languageChoices(locale: string, chosen: readonly string[]): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const label = (code: string): string => {
    const name = names.of(code) ?? code;
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  };
  return [...new Set([...LANGUAGES, ...chosen])]
    .map((value) => ({ value, label: label(value) }))
    .sort((one, other) => one.label.localeCompare(other.label, locale));
}
