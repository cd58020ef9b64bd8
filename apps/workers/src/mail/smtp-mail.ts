import { createTransport, type Transporter } from 'nodemailer';
import { AddressRefused, type Mail, type MailPort } from './mail.port.js';

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;
/** SMTP's answers from here on are meant for good. */
const FOR_GOOD = 500;

/** Letters through the mail server of whoever runs the installation. */
export class SmtpMail implements MailPort {
  private readonly transport: Transporter;
  private readonly domain: string;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    const timeouts = { connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SILENCE_MS };
    // What a letter is made of are texts of ours: nothing in it may be read from a file or an address.
    this.transport = createTransport({ url, ...timeouts, disableFileAccess: true, disableUrlAccess: true });
    this.domain = from.slice(from.lastIndexOf('@') + 1).replace(/>$/, '');
  }

  async send({ to, subject, text, html, id, unsubscribe, attachments = [] }: Mail): Promise<'sent'> {
    const messageId = id && `<${id}@${this.domain}>`;
    // Absence notices must not answer a program.
    const headers = { 'auto-submitted': 'auto-generated', ...(unsubscribe && { 'list-unsubscribe': `<${unsubscribe}>` }) };
    const files = attachments.map(({ name, type, content }) => ({ filename: name, contentType: type, content }));
    const addressee = { name: '', address: to };
    try {
      await this.transport.sendMail({ from: this.from, to: addressee, subject, text, html, messageId, headers, attachments: files });
    } catch (error) {
      throw refusedForGood(error) ? new AddressRefused((error as Error).message) : error;
    }
    return 'sent';
  }
}

/** Only what is said of the envelope: a log-in that is refused, too, is put right by whoever runs the installation. */
function refusedForGood(error: unknown): boolean {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return code === 'EENVELOPE' && typeof responseCode === 'number' && responseCode >= FOR_GOOD;
}
