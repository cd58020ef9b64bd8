import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A letter as it came in. */
export interface ReceivedLetter {
  to: string[];
  subject: string;
  messageId: string;
  text: string;
  html: string;
  /** The one link that stands in it. */
  link: string;
  /** Where its reader ends such letters; empty: nowhere. */
  unsubscribe: string;
  attachments: { name: string; type: string; content: Buffer }[];
}

/** A real mail server on a real socket; what it refuses is the test's to say. */
export class MailServer {
  readonly letters: ReceivedLetter[] = [];
  /** Said to the address of a letter: a code of SMTP and a sentence; null = it is taken. */
  refuse: (address: string) => { code: number; words: string } | null = () => null;
  private server: SMTPServer | undefined;
  private port = 0;

  /** The second time at the port of the first. */
  async start(): Promise<void> {
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo: ({ address }, _session, answer) => {
        const refusal = this.refuse(address);
        answer(refusal ? Object.assign(new Error(refusal.words), { responseCode: refusal.code }) : null);
      },
      onData: (stream, { envelope }, answer) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          this.letters.push(
            readLetter(
              Buffer.concat(chunks).toString('utf8'),
              envelope.rcptTo.map(({ address }) => address),
            ),
          );
          answer();
        });
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server) await new Promise<void>((resolve) => server.close(resolve));
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** The settings of a process that sends through it. */
  get settings(): { SMTP_URL: string; MAIL_FROM: string } {
    return { SMTP_URL: this.url, MAIL_FROM: 'Deskwire <chat@example.test>' };
  }

  /** Letters to one address, in the order in which they came. */
  to(address: string): ReceivedLetter[] {
    return this.letters.filter(({ to }) => to.includes(address));
  }
}

function readLetter(source: string, to: string[]): ReceivedLetter {
  const [head, parts] = [headersOf(source), source.split(/^--/m).slice(1)];
  const of = (type: string): string => bodyOf(parts.find((part) => new RegExp(`content-type: ${type}`, 'i').test(part)) ?? '');
  const text = of('text/plain').replaceAll('\r\n', '\n');
  const unsubscribe = head['list-unsubscribe'] ?? '';
  const links = (text.match(/https?:\/\/\S+/g) ?? []).filter((link) => unsubscribe !== `<${link}>`);
  if (links.length !== 1) throw new Error(`A letter has one link beside that which ends it, not ${links.length}`);
  return {
    ...{ to, subject: wordsOf(head['subject'] ?? ''), messageId: head['message-id'] ?? '', text, html: of('text/html'), link: links[0]! },
    ...{ unsubscribe, attachments: parts.flatMap(attachmentOf) },
  };
}

function attachmentOf(part: string): ReceivedLetter['attachments'] {
  const head = headersOf(part.slice(part.indexOf('\n') + 1));
  const [, name = ''] = /^attachment;.*filename="?([^";]+)/.exec(head['content-disposition'] ?? '') ?? [];
  if (name === '') return [];
  const content = Buffer.from(part.slice(part.indexOf('\r\n\r\n') + 4), 'base64');
  return [{ name, type: (head['content-type'] ?? '').split(';')[0]!, content }];
}

const headersOf = (part: string): Record<string, string> =>
  Object.fromEntries(
    (part.split('\r\n\r\n', 1)[0] ?? '')
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );

function bodyOf(part: string): string {
  const body = part.slice(part.indexOf('\r\n\r\n') + 4).trim();
  const encoding = headersOf(part.slice(part.indexOf('\n') + 1))['content-transfer-encoding'];
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? quoted(body.replace(/=\r\n/g, '')) : body;
}

const quoted = (text: string): string =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

/** Words of a header outside of ASCII: "=?UTF-8?B?…?=" or "=?UTF-8?Q?…?=". */
const wordsOf = (header: string): string =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_all, kind: string, word: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString('utf8') : quoted(word.replaceAll('_', ' ')),
    );
