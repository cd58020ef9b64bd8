/** Codes for the day on which the phone is lost; each works once. */
export const RECOVERY_CODES = 10;
/** What a code is made of: no letter that looks like another. 16 of them are 80 bits, so that a plain hash keeps them. */
export const RECOVERY_CODE_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
export const RECOVERY_CODE_LENGTH = 16;

/** Codes of an authenticator app by RFC 6238: six digits, another every 30 seconds, the neighbours of now are taken too. */
export interface AuthenticatorCodes {
  newSecret(): string;
  /** What the app reads from the QR code. */
  uri(names: { issuer: string; account: string }, secret: string): string;
  /** The step of time that a code belongs to; null = the code of no step near `now`. */
  stepOf(secret: string, code: string, now: Date): number | null;
}

/** How an operator's second factor stands. */
export interface SecondFactor {
  /** Null: none was ever set up. It counts once `enabledAt` is set. */
  secret: string | null;
  enabledAt: Date | null;
}

/** A code as it was typed, sorted by what it can be. */
export type TypedCode = { kind: 'app'; digits: string } | { kind: 'recovery'; code: string } | { kind: 'neither' };

/** Blanks and dashes are for reading; o, i and l are typed for 0 and 1. */
export function readCode(typed: string): TypedCode {
  const bare = typed.replace(/[\s-]/g, '').toLowerCase();
  if (/^\d{6}$/.test(bare)) return { kind: 'app', digits: bare };
  const code = bare.replaceAll('o', '0').replace(/[il]/g, '1');
  const fits = code.length === RECOVERY_CODE_LENGTH && [...code].every((sign) => RECOVERY_CODE_ALPHABET.includes(sign));
  return fits ? { kind: 'recovery', code } : { kind: 'neither' };
}

/** How a recovery code is shown: in fours. */
export const writeRecoveryCode = (code: string): string => code.match(/.{4}/g)!.join('-');
