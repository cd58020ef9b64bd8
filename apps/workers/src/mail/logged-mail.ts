import type { Logger } from 'pino';
import type { Mail, MailPort } from './mail.port.js';

/** Without a mail server: the log says that there was something to tell; neither to whom nor what it says. */
export class LoggedMail implements MailPort {
  constructor(private readonly log: Logger) {}

  send({ subject }: Mail): Promise<void> {
    this.log.warn({ subject }, 'a letter could not be sent: set SMTP_URL and MAIL_FROM');
    return Promise.resolve();
  }
}
