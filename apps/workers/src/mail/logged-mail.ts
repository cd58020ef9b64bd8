import type { Logger } from 'pino';
import type { Mail, MailPort } from './mail.port.js';

/**
 * Without a mail server: the log says that there was something to tell; neither to whom nor what it says. Its link is the one
 * exception, made on purpose: a company on its own machine without a mail server must be able to invite people and to let them back in,
 * and whoever reads this log can read the database and the key as well.
 */
export class LoggedMail implements MailPort {
  constructor(private readonly log: Logger) {}

  send({ subject, link }: Mail): Promise<'logged'> {
    this.log.warn({ subject, link }, 'a letter could not be sent: set SMTP_URL and MAIL_FROM');
    return Promise.resolve('logged');
  }
}
