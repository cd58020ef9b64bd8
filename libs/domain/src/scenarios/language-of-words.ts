const FEWEST_LETTERS = 3;

/** The language that the letters of a text point to, as far as the languages that we speak differ in them; null = they don't tell. */
export function languageOfWords(text: string): string | null {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (Math.max(cyrillic, latin) < FEWEST_LETTERS) return null;
  if (cyrillic < latin) return 'en';
  return /[іїєґ]/i.test(text) ? 'uk' : 'ru';
}
