import type { Logger } from 'pino';
import type { Database } from '#persistence/database.js';
import { letterFacts, noteLetter } from '#persistence/letters/letter.view.js';
import type { SendLetterResult } from '#workflows/letter/letter.activities.js';
import type { Letter } from '#workflows/letter/letter.contract.js';
import { AddressRefused, type Mail, type MailPort } from '../mail/mail.port.js';
import type { LetterLinks } from './letter-links.js';
import { writeLetter } from './write-letter.js';

const ERROR_MAX_LENGTH = 500;

/** Writes one letter from what the tables say now, and notes in its row what came of it. */
export class SendLetter {
  constructor(
    private readonly database: Database,
    private readonly mail: MailPort,
    private readonly links: LetterLinks,
    private readonly log: Logger,
  ) {}

  /**
   * A worker that dies between the mail server's yes and the note sends the letter once more: better twice than never. Both carry the
   * same Message-ID and the same link.
   */
  async run(letter: Letter): Promise<SendLetterResult> {
    const { companyId, kind, id, version } = letter;
    const facts = await this.database.transaction(companyId, (tx) => letterFacts(tx, letter, new Date()));
    if (!facts) return 'over';
    if (facts.sentAt) return 'sent';
    const link = this.links.to(letter);
    const mail: Mail = { to: facts.to, link, id: `${kind}.${id}.${version}`, ...writeLetter(kind, facts, link) };
    const [result, error] = await this.hand(mail);
    const noted = { sentAt: result === 'sent' ? new Date() : null, error: error?.message.slice(0, ERROR_MAX_LENGTH) ?? null };
    await this.database.transaction(companyId, (tx) => noteLetter(tx, letter, noted));
    // What the mail server said names the address: it is for the company, and stands in its row only.
    if (error) this.log.warn({ kind, id, code: (error as { code?: unknown }).code, result }, 'a letter did not leave');
    return result;
  }

  private async hand(mail: Mail): Promise<[SendLetterResult, Error | null]> {
    try {
      return [await this.mail.send(mail), null];
    } catch (error) {
      return [error instanceof AddressRefused ? 'refused' : 'later', error as Error];
    }
  }
}
