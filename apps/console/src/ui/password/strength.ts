/** The server asks for the same. */
export const MINIMUM_LENGTH = 12;

export type Strength = 0 | 1 | 2 | 3;

/** Rough worth of a password: length counts most, then how many different signs it has. 0 is not accepted. */
export function strengthOf(password: string): Strength {
  if (password.length < MINIMUM_LENGTH) return 0;
  const different = new Set(password.toLowerCase()).size;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(password)).length;
  if (different < 6) return 1;
  if (password.length >= 20 || (password.length >= 16 && kinds >= 2)) return 3;
  return kinds >= 3 || password.length >= 16 ? 2 : 1;
}
