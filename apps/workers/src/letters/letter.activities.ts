import type { Logger } from 'pino';
import type { Database } from '#persistence/database.js';
import { LinkTokens } from '#persistence/encryption/link-tokens.js';
import type { LetterActivities } from '#workflows/letter/letter.activities.js';
import type { Env } from '../env.js';
import { openMail } from '../mail/open-mail.js';
import { LetterLinks } from './letter-links.js';
import { SendLetter } from './send-letter.js';

/** Letters with links; who changes something that a letter tells of asks for it through the outbox. */
export function letterActivities(env: Env, database: Database, log: Logger): LetterActivities {
  if (env.SMTP_URL && !env.PUBLIC_URL) {
    log.warn({ address: env.API_URL }, 'links in letters lead to an address of this machine: set PUBLIC_URL');
  }
  const links = new LetterLinks(env.PUBLIC_URL ?? env.API_URL, new LinkTokens(env.SECRET_KEY));
  const send = new SendLetter(database, openMail(env, log), links, log);
  return { sendLetter: (letter) => send.run(letter) };
}
