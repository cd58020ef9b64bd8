import { DomainError } from '../shared/domain-error.js';

export const PASSWORD_MIN_LENGTH = 12;
/** Longer ones only cost time to hash. */
export const PASSWORD_MAX_LENGTH = 256;

/** Passwords that are long enough and guessed first all the same. Compared without case, digits at the end and signs. */
const GUESSED_FIRST = [
  'password',
  'passwort',
  'qwertyuiop',
  'qwerty',
  'letmein',
  'welcome',
  'administrator',
  'iloveyou',
  'changeme',
  'deskwire',
];

/** One form of the same characters, so that a password typed on another keyboard or system is still the same. */
export const normalizePassword = (password: string): string => password.normalize('NFC');

/** Refuses a new password that is too short, too long, or the first that anybody would try. */
export function checkNewPassword(password: string, about: { email: string }): void {
  const refuse = (message: string): never => {
    throw new DomainError('weak_password', message, 'invalid', 'password');
  };
  const length = [...normalizePassword(password)].length;
  if (length < PASSWORD_MIN_LENGTH) refuse(`The password needs at least ${PASSWORD_MIN_LENGTH} characters; a few words together are good`);
  if (length > PASSWORD_MAX_LENGTH) refuse(`The password may have ${PASSWORD_MAX_LENGTH} characters at most`);
  const bare = password.toLowerCase().replace(/[^\p{L}]/gu, '');
  const repeated = new Set(password).size < 4;
  if (
    repeated ||
    GUESSED_FIRST.some((word) => bare === word || bare === word + word) ||
    password.toLowerCase() === about.email.toLowerCase()
  ) {
    refuse('This password is among the first that anybody would try; choose another');
  }
}
