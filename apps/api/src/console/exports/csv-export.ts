import type { Locale } from '#domain/companies/company.js';
import type { DialogListItem } from '#persistence/dialogs/dialog-list.view.js';
import { BYTE_ORDER_MARK, csvLine } from '#tables/csv.js';
import { zoneClock } from '../audit/zone-clock.js';
import type { Stretches } from './chat-export.js';
import { exportedMessage, type ExportedMessage } from './exported-message.js';

/** A program reads them: one word in every language. */
const HEADINGS = ['id', 'time', 'kind', 'author', 'text', 'files', 'status'];

interface Asked {
  dialog: DialogListItem;
  timeZone: string;
  locale: Locale;
}

/** A line a message, safe to open in a spreadsheet. */
export async function* csvExport(stretches: Stretches, { dialog, timeZone, locale }: Asked): AsyncGenerator<string> {
  const clock = zoneClock(timeZone);
  const reader = { locale, clientName: dialog.clientName, time: clock };
  yield BYTE_ORDER_MARK + csvLine(HEADINGS);
  for await (const rows of stretches) yield rows.map((row) => lineOf(exportedMessage(row, reader), clock)).join('');
}

const lineOf = ({ id, at, kind, author, text, files, status }: ExportedMessage, clock: (at: Date) => string): string =>
  csvLine([id, clock(at), kind, author, text, files.map(({ name }) => name).join(', '), status]);
