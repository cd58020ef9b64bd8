import type { LoginSession } from '../../api/account.js';

const names = new Map<string, Intl.DisplayNames>();

function countryName(code: string, locale: string): string {
  let found = names.get(locale);
  if (!found) names.set(locale, (found = new Intl.DisplayNames(locale, { type: 'region' })));
  try {
    return found.of(code) ?? code;
  } catch {
    // Not every database keeps to ISO 3166.
    return code;
  }
}

/** Where a session's address is registered, in the reader's language; null where nothing is known of it. */
export function placeOf({ city, country }: Pick<LoginSession, 'city' | 'country'>, locale: string): string | null {
  const known = [city, country && countryName(country, locale)].filter(Boolean);
  return known.length > 0 ? known.join(', ') : null;
}
