import { createTransport, type Transporter } from 'nodemailer';
import type { Mail, MailPort } from './mail.port.js';

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;

/** Letters through the mail server of whoever runs the installation. */
export class SmtpMail implements MailPort {
  private readonly transport: Transporter;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    const timeouts = { connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SILENCE_MS };
    // What a letter is made of are texts of ours: nothing in it may be read from a file or an address.
    this.transport = createTransport({ url, ...timeouts, disableFileAccess: true, disableUrlAccess: true });
  }

  async send({ to, subject, text }: Mail): Promise<void> {
    await this.transport.sendMail({ from: this.from, to, subject, text });
  }
}
