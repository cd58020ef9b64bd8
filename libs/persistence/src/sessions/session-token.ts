import { createHash, randomBytes } from 'node:crypto';

/** 256 bits, as text. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** A token as the database knows it: whoever reads the table cannot sign in with what he finds. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Whether a text can be a token of ours at all; anything else needs no question to the database. */
export const looksLikeToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);
