import { AsYouType, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

export interface ReadPhone {
  /** As people write it. */
  shown: string;
  /** Digits with the code of the country; null: it is no number, or not whole yet. */
  digits: string | null;
}

/** A number as one types it; without a plus it is one of the country at hand. */
export function readPhone(typed: string, country: CountryCode | undefined): ReadPhone {
  const number = parsePhoneNumberFromString(typed, country);
  return { shown: new AsYouType(country).input(typed), digits: number?.isValid() ? number.number.slice(1) : null };
}

/** Where a number without a plus is at home, by the browser's region. */
export function homeCountry(languages: readonly string[]): CountryCode | undefined {
  const region = languages.map((language) => /-([A-Z]{2})\b/.exec(language)?.[1]).find(Boolean);
  return (region ?? (languages.some((language) => language.startsWith('ru')) ? 'RU' : undefined)) as CountryCode | undefined;
}
