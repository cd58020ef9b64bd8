import type { ListedPerson } from './invitation.js';

/** A line in which nobody can be reached; `text` is what stands there. */
export interface LineWithoutAddress {
  line: number;
  text: string;
}

export type ListedLine = ListedPerson | LineWithoutAddress;

export const hasAddress = (listed: ListedLine): listed is ListedPerson => 'email' in listed;

/** A piece of a line: an address with the name that was written around it, or words that may be a name. */
type Piece = { email: string; name: string | null } | { words: string };
type Column = 'email' | 'first' | 'last' | 'name' | 'other';

/** Not to be seen, and pasted along with what is. */
const UNSEEN = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g;
const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

/** Of a list those lines, in its order; the first one is 1, as `ListedLine.line` counts. */
export const linesOf = (text: string, lines: ReadonlySet<number>): string =>
  text
    .split(LINE_END)
    .filter((_, index) => lines.has(index + 1))
    .join('\n');
const SEPARATORS = new Set([',', ';', '\t', '|', '，', '；', '、']);
const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”', '«': '»' };
/** "Anna Kern <anna@x.test>", also without the blank. */
const IN_BRACKETS = /([^<>]*)<([^<>]*)>/y;
const AROUND_ADDRESSES = new Set('<>()[]"\'“”«».,:;');
const BLANKS = new Set([' ', '\u00A0', '\u3000']);

/** What the first line of a table may call its columns; compared without case and signs. */
const HEADINGS: Readonly<Record<string, Column>> = {
  ...named('email', [
    'email',
    'mail',
    'emailaddress',
    'address',
    'почта',
    'элпочта',
    'электроннаяпочта',
    'адрес',
    'имейл',
    'мейл',
    'емейл',
  ]),
  ...named('first', ['firstname', 'givenname', 'first', 'имя']),
  ...named('last', ['lastname', 'surname', 'familyname', 'last', 'фамилия']),
  ...named('name', ['name', 'fullname', 'фио', 'имяифамилия', 'фамилияимя', 'сотрудник', 'оператор', 'employee', 'operator']),
  ...named('other', [
    '',
    'phone',
    'телефон',
    'role',
    'роль',
    'group',
    'группа',
    'position',
    'должность',
    'no',
    'n',
    'id',
    'отчество',
    'middlename',
  ]),
};

function named(column: Column, words: string[]): Record<string, Column> {
  return Object.fromEntries(words.map((word) => [word, column]));
}

/**
 * Reads what an admin pastes: addresses with any separators, one or several a line, with names before, around or behind them, or a
 * table with or without a heading. Nothing is swallowed: each line that says anything answers with its people, or with itself.
 */
export function readList(text: string): ListedLine[] {
  const lines = text
    .replace(UNSEEN, '')
    .split(LINE_END)
    .map((written, index) => ({ line: index + 1, cells: cellsOf(written), written: written.trim() }))
    .filter(({ cells }) => cells.length > 0);
  const heading = headingOf(lines[0]?.cells);
  return lines.slice(heading ? 1 : 0).flatMap(({ line, cells, written }): ListedLine[] => {
    const people = (heading && byColumns(cells, heading)) ?? peopleOf(cells);
    return people.length > 0 ? people.map((person) => ({ line, ...person })) : [{ line, text: written }];
  });
}

/** The cells of a line, without their quotes; none where nothing stands in it. */
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  /** Quotes that never close in this line are signs like any other, and not looked for again. */
  const open = new Set<string>();
  let cell = '';
  let blank = true;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at]!;
    if (SEPARATORS.has(sign)) {
      cells.push(cell.trim());
      [cell, blank] = ['', true];
      continue;
    }
    const closing: number = blank && !open.has(sign) ? closingQuote(line, at) : -1;
    if (closing > 0) {
      cell += line.slice(at + 1, closing).replaceAll(sign + sign, sign);
      at = closing;
    } else {
      if (blank && sign in QUOTES) open.add(sign);
      cell += sign;
    }
    blank &&= closing < 0 && BLANKS.has(sign);
  }
  cells.push(cell.trim());
  return cells.some((one) => one !== '') ? cells : [];
}

/** Where the quote that opens here closes; a doubled one stands for itself. */
function closingQuote(line: string, at: number): number {
  const closing = QUOTES[line[at]!];
  if (closing === undefined) return -1;
  for (let end = line.indexOf(closing, at + 1); end > 0; end = line.indexOf(closing, end + 2)) {
    if (line[end + 1] !== closing) return end;
  }
  return -1;
}

/** The columns of a table whose first line names them. */
function headingOf(cells: string[] | undefined): Column[] | null {
  const columns = cells?.map((cell) => HEADINGS[cell.toLowerCase().replace(/[^\p{L}]/gu, '')]);
  return columns?.includes('email') && columns.every((column) => column !== undefined) ? (columns as Column[]) : null;
}

/** Null where the line does not hold to the columns: it is then read as if there were none. */
function byColumns(cells: string[], columns: Column[]): Omit<ListedPerson, 'line'>[] | null {
  const of = (wanted: Column): string => cells.find((_cell, index) => columns[index] === wanted) ?? '';
  const found = piecesOf(of('email')).filter((piece) => 'email' in piece);
  const elsewhere = cells.some((cell, index) => columns[index] !== 'email' && cell.includes('@'));
  if (found.length !== 1 || elsewhere) return null;
  const { email, name } = found[0]!;
  const whole = of('name') || (of('first') || of('last') ? '' : (name ?? ''));
  return [{ email, ...(whole ? namesOf(whole) : { firstName: of('first'), lastName: of('last') }) }];
}

function peopleOf(cells: string[]): Omit<ListedPerson, 'line'>[] {
  const pieces = cells.flatMap(piecesOf);
  const addresses = pieces.filter((piece) => 'email' in piece);
  if (addresses.length === 1) return [{ email: addresses[0]!.email, ...namesOfOne(pieces) }];
  const namesFollow = pieces[0] !== undefined && 'email' in pieces[0];
  return pieces.flatMap((piece, at) => {
    if (!('email' in piece)) return [];
    const beside = namesFollow ? wordsFrom(pieces, at + 1, 1) : wordsFrom(pieces, at - 1, -1).toReversed();
    return [{ email: piece.email, ...namesFrom(piece.name, beside, !namesFollow) }];
  });
}

/** Everything else that stands in the line of one person. */
function namesOfOne(pieces: Piece[]): { firstName: string; lastName: string } {
  const at = pieces.findIndex((piece) => 'email' in piece);
  const words = pieces.flatMap((piece) => ('words' in piece ? [piece.words] : []));
  const address = pieces[at];
  return namesFrom(address && 'email' in address ? address.name : null, words, at > 0);
}

/** "Kern, Anna <anna@x.test>" is how mail programs write a surname first. */
function namesFrom(around: string | null, beside: string[], before: boolean): { firstName: string; lastName: string } {
  if (around === null) return beside.length > 1 ? { firstName: beside[0]!, lastName: beside[1]! } : namesOf(beside[0] ?? '');
  const surname = before && !/\s|,/.test(around) ? beside.at(-1) : undefined;
  return surname === undefined ? namesOf(around) : { firstName: around, lastName: surname };
}

/** The words next to an address, as far as the next one. */
function wordsFrom(pieces: Piece[], from: number, step: 1 | -1): string[] {
  const words: string[] = [];
  for (let piece = pieces[from]; piece && 'words' in piece; piece = pieces[(from += step)]) words.push(piece.words);
  return words;
}

function namesOf(words: string): { firstName: string; lastName: string } {
  const [surname, given] = words.split(/\s*,\s*/, 2);
  if (given) return { firstName: given, lastName: surname! };
  const [first = '', ...rest] = words.split(/\s+/);
  return { firstName: first, lastName: rest.join(' ') };
}

/** What one cell holds: addresses between blanks or in brackets, and words. */
function piecesOf(cell: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (;;) {
    IN_BRACKETS.lastIndex = at;
    const match = IN_BRACKETS.exec(cell);
    if (!match) break;
    const [, before, inside] = match;
    const around = plainPieces(before!);
    const inBrackets = plainPieces(inside!);
    const name = around.at(-1);
    if (name && 'words' in name && inBrackets.length === 1 && 'email' in inBrackets[0]!) {
      around.pop();
      inBrackets[0].name = name.words;
    }
    // One by one: a call takes not so many arguments as a line may have pieces.
    for (const piece of [...around, ...inBrackets]) pieces.push(piece);
    at = IN_BRACKETS.lastIndex;
  }
  for (const piece of plainPieces(cell.slice(at))) pieces.push(piece);
  return pieces;
}

function plainPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let words: string[] = [];
  const close = (): void => {
    const said = unquoted(words.join(' '));
    // A number, a phone or a dash beside an address names nobody.
    if (/\p{L}/u.test(said)) pieces.push({ words: said });
    words = [];
  };
  for (const word of text.split(/\s+/).flatMap((one) => (one.includes('@') ? one.split(/[,;|]/) : one))) {
    if (word.includes('@')) {
      close();
      pieces.push({ email: addressOf(word), name: null });
    } else if (word !== '') words.push(word);
  }
  close();
  return pieces;
}

/** An address without what was pasted around it: brackets, quotes, "mailto:", the full stop of a sentence. */
function addressOf(written: string): string {
  const bare = without(AROUND_ADDRESSES, written).normalize('NFC').toLowerCase();
  return bare.startsWith('mailto:') ? bare.slice('mailto:'.length) : bare;
}

/** 'Anna Kern', as some mail programs write it; a nickname in quotes keeps them. */
const unquoted = (text: string): string => (/^(["']).*\1$/.test(text) ? text.slice(1, -1).trim() : text);

/** Without these signs at both ends. Signs are compared one by one: an expression would take long for many of them. */
function without(signs: ReadonlySet<string>, text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && signs.has(text[from]!)) from += 1;
  while (to > from && signs.has(text[to - 1]!)) to -= 1;
  return text.slice(from, to);
}
