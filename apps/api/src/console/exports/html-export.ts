import type { Locale } from '#domain/companies/company.js';
import type { DialogListItem } from '#persistence/dialogs/dialog-list.view.js';
import type { Stretches } from './chat-export.js';
import { EXPORT_WORDS } from './export-words.js';
import { exportedMessage, type ExportedMessage } from './exported-message.js';
import { documentDay, documentFoot, documentHead, documentMessage, escaped, linkTo, pictureIn } from './html-document.js';

interface Asked {
  dialog: DialogListItem;
  company: string;
  timeZone: string;
  locale: Locale;
  from: string | null;
  to: string | null;
  taken: Date;
  /** Where the product is: files that are too large for the document are fetched there, by whoever may. */
  address: string;
}

/** A larger picture is a link, and so is every one after the document has grown so far by them. */
const LARGEST_PICTURE = 1024 * 1024;
const MOST_OF_PICTURES = 20 * LARGEST_PICTURE;
const PICTURES = /^image\/(png|jpeg|gif|webp)$/;

type Picture = (attachmentId: number) => Promise<Buffer | null>;

/** A document that reads by itself, on a screen and on paper. */
export async function* htmlExport(stretches: Stretches, asked: Asked, picture: Picture): AsyncGenerator<string> {
  const { dialog, locale } = asked;
  const words = EXPORT_WORDS[locale];
  const clock = clockOf(asked);
  const files = new Files(asked.address, picture);
  const reader = { locale, clientName: dialog.clientName, time: clock.time };
  let day = '';
  yield documentHead({ locale, title: words.title(dialog.clientName), lines: linesOf(asked, clock.dayAndTime) });
  for await (const rows of stretches) {
    const pieces: string[] = [];
    for (const row of rows) {
      const message = exportedMessage(row, reader);
      const its = clock.day(message.at);
      if (its !== day) pieces.push(documentDay((day = its)));
      pieces.push(documentMessage(message, words, clock.time(message.at), await files.of(message)));
    }
    yield pieces.join('');
  }
  if (day === '') yield `<p>${escaped(words.empty)}</p>\n`;
  yield documentFoot;
}

/** The files of a chat, as far as there is room for them. */
class Files {
  private room = MOST_OF_PICTURES;

  constructor(
    private readonly address: string,
    private readonly picture: Picture,
  ) {}

  async of({ files }: ExportedMessage): Promise<string[]> {
    const shown: string[] = [];
    for (const file of files) shown.push(await this.one(file));
    return shown;
  }

  private async one({ id, name, mime, size, stored }: ExportedMessage['files'][number]): Promise<string> {
    if (!stored) return `<p>${escaped(name)}</p>\n`;
    if (mime && PICTURES.test(mime) && size !== null && size <= Math.min(LARGEST_PICTURE, this.room)) {
      const bytes = await this.picture(id);
      this.room -= size;
      if (bytes) return pictureIn(bytes, mime, name);
    }
    return linkTo(`${this.address}/api/attachments/${id}`, name);
  }
}

interface DocumentClock {
  day: (at: Date) => string;
  time: (at: Date) => string;
  dayAndTime: (at: Date) => string;
}

function clockOf({ timeZone, locale }: Pick<Asked, 'timeZone' | 'locale'>): DocumentClock {
  const language = locale === 'ru' ? 'ru-RU' : 'en-GB';
  const formats = {
    day: new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'full' }),
    time: new Intl.DateTimeFormat(language, { timeZone, timeStyle: 'short' }),
    both: new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'short' }),
  };
  return {
    day: (at) => formats.day.format(at),
    time: (at) => formats.time.format(at),
    dayAndTime: (at) => `${formats.both.format(at)} (${timeZone})`,
  };
}

function linesOf({ dialog, company, from, to, taken, locale }: Asked, clock: (at: Date) => string): string[] {
  const words = EXPORT_WORDS[locale];
  const shown = (at: string | null): string | null => (at === null ? null : clock(new Date(at)));
  return [
    `${words.company}: ${company}`,
    `${words.channel}: ${dialog.channelName}`,
    ...(from === null && to === null ? [] : [words.period(shown(from), shown(to))]),
    `${words.taken}: ${clock(taken)}`,
  ];
}
