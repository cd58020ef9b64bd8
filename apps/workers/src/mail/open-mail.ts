import type { Logger } from 'pino';
import type { Env } from '../env.js';
import { LoggedMail } from './logged-mail.js';
import type { MailPort } from './mail.port.js';
import { SmtpMail } from './smtp-mail.js';

/** The way that letters take in this installation. */
export const openMail = ({ SMTP_URL, MAIL_FROM }: Pick<Env, 'SMTP_URL' | 'MAIL_FROM'>, log: Logger): MailPort =>
  SMTP_URL && MAIL_FROM ? new SmtpMail(SMTP_URL, MAIL_FROM) : new LoggedMail(log);
