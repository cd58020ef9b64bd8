import { generateSecret, generateURI, verifySync } from 'otplib';
import { randomBytes } from 'node:crypto';
import { RECOVERY_CODE_ALPHABET, RECOVERY_CODE_LENGTH, RECOVERY_CODES, type AuthenticatorCodes } from '#domain/sessions/second-factor.js';

/** Of clocks that differ: the code before and the code after are taken too. */
const TOLERANCE_SECONDS = 30;

/** What every authenticator app understands: SHA-1, six digits, 30 seconds. */
export const authenticatorCodes: AuthenticatorCodes = {
  newSecret: () => generateSecret({ length: 20 }),
  uri: ({ issuer, account }, secret) => generateURI({ issuer: issuer.replaceAll(':', ' '), label: account, secret }),
  stepOf: (secret, code, now) => {
    const found = verifySync({
      ...{ secret, token: code, epoch: Math.floor(now.getTime() / 1000), epochTolerance: TOLERANCE_SECONDS },
    });
    return found.valid && 'timeStep' in found ? found.timeStep : null;
  },
};

/** Each sign is one of 32, so that the low five bits of a random byte name it without favouring any. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () =>
    [...randomBytes(RECOVERY_CODE_LENGTH)].map((byte) => RECOVERY_CODE_ALPHABET[byte & 31]).join(''),
  );
