import { authenticatorCodes, newRecoveryCodes } from '../authenticator-codes.js';
import { readCode } from '#domain/sessions/second-factor.js';

/** RFC 6238, appendix B: "12345678901234567890" in base32; the last six of its eight digits. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number): Date => new Date(seconds * 1000);

describe('codes of authenticator apps', () => {
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [1_111_111_111, '050471', 37_037_037],
    [1_234_567_890, '005924', 41_152_263],
    [2_000_000_000, '279037', 66_666_666],
  ])('are those of RFC 6238 at %i', (seconds, code, step) => {
    expect(authenticatorCodes.stepOf(SECRET, code, at(seconds))).toBe(step);
  });

  it.each([
    [-30, 41_152_263],
    [30, 41_152_263],
    [-61, null],
    [61, null],
  ])('a clock that is %i seconds off', (off, step) => {
    expect(authenticatorCodes.stepOf(SECRET, '005924', at(1_234_567_890 + off))).toBe(step);
  });

  it('a secret has the 160 bits that RFC 4226 recommends, and is another each time', () => {
    const secrets = new Set(Array.from({ length: 50 }, () => authenticatorCodes.newSecret()));
    expect(secrets.size).toBe(50);
    for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  });

  it('recovery codes are read as they are written', () => {
    for (const code of newRecoveryCodes()) expect(readCode(code)).toEqual({ kind: 'recovery', code });
  });
});
