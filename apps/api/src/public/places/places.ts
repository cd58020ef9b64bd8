import countries from 'i18n-iso-countries';
import { iso31662 } from 'iso-3166';

export const PLACE_LANGUAGES = ['en', 'ru'] as const;
export type PlaceLanguage = (typeof PLACE_LANGUAGES)[number];

export interface Place {
  id: number;
  code: string;
  name: string;
}

/** Codes of regions have three characters at most; a digit or letter counts one of 37, so that `1` and `01` differ. */
const PER_COUNTRY = 37 ** 3;

/** Countries by their ISO 3166-1 numbers, in the order of their names. */
export function countriesIn(language: PlaceLanguage): Place[] {
  const names = countries.getNames(language);
  return Object.entries(countries.getNumericCodes())
    .flatMap(([number, code]) => (Number(number) > 0 && names[code] ? [{ id: Number(number), code, name: names[code] }] : []))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}

/** Regions by ISO 3166-2. It numbers none, so the number is made of the codes, and stays as long as they do. */
export function regionsOf(countryId: number | null): (Place & { countryId: number })[] {
  return iso31662.flatMap(({ code, name }) => {
    const [country = '', region = ''] = code.split('-');
    const id = Number(countries.alpha2ToNumeric(country));
    if (!id || (countryId !== null && id !== countryId)) return [];
    return [{ id: id * PER_COUNTRY + numberOf(region), countryId: id, code, name }];
  });
}

const numberOf = (code: string): number => [...code].reduce((sum, letter) => sum * 37 + parseInt(letter, 36) + 1, 0);
