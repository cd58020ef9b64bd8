/** A letter to one person. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** The same for programs that show more than text. */
  html?: string;
  /** What the letter is about; without a mail server it is all that can be handed on. */
  link?: string;
  /** The same for the same letter, so that a mailbox that gets it twice knows. */
  id?: string;
  attachments?: MailAttachment[];
  /** Where its reader ends letters of this kind; mail programs show it beside the sender. */
  unsubscribe?: string;
}

export interface MailAttachment {
  name: string;
  type: string;
  content: Buffer;
}

/** How letters leave. Rejects when one could not be handed over; whoever sends decides whether to try again. */
export interface MailPort {
  /** `logged`: there is no mail server. */
  send(mail: Mail): Promise<'sent' | 'logged'>;
}

/** The mail server refused this letter for good: the address does not exist, or takes nothing from us. */
export class AddressRefused extends Error {
  constructor(answer: string) {
    super(answer);
    this.name = 'AddressRefused';
  }
}
