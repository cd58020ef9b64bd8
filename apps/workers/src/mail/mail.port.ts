/** A letter to one person, as plain text. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** How letters leave. Rejects when one could not be handed over; whoever sends decides whether to try again. */
export interface MailPort {
  send(mail: Mail): Promise<void>;
}
