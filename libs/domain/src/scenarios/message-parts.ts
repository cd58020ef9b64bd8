import type { MessageButton } from '../messages/content.js';
import { lengthOf, type MessageLimits } from '../messages/message-limits.js';
import type { ScenarioFile } from './content.js';

/** What a step says, and each of the messages that it becomes. */
export interface Saying {
  text: string;
  file: ScenarioFile | null;
  buttons: MessageButton[];
}

/** Stands above buttons that have no words of their own: messengers show none without. */
const POINTER = '👇';

/**
 * The messages that a channel can carry it in: a text that is too long is cut where its paragraphs, lines or words end, buttons that
 * are too many follow in further messages, titles that are too long are cut and stay distinct. Nothing is left out.
 */
export function messageParts({ text, file, buttons }: Saying, limits: MessageLimits): Saying[] {
  const most = Math.max(limits.buttons, limits.listRows);
  const groups = most > 0 ? chunksOf(withTitles(buttons, limits.buttonTitleLength), most) : [];
  const lined = most > 0 ? text : withLines(text, buttons);
  const texts = lined.trim() === '' ? [] : cut(lined, roomFor(groups[0] ?? [], limits));
  const apart = file !== null && travelsApart(file, texts, groups[0] ?? [], limits);
  const parts: Saying[] = texts.map((each) => ({ text: each, file: null, buttons: [] }));
  if (file && !apart && parts[0]) parts[0].file = file;
  else if (file) parts.unshift({ text: '', file, buttons: [] });
  const [first, ...rest] = groups;
  const last = parts.at(-1);
  if (first && last && last.text !== '') last.buttons = first;
  else if (first) parts.push({ text: POINTER, file: null, buttons: first });
  return [...parts, ...rest.map((group) => ({ text: POINTER, file: null, buttons: group }))];
}

/** A file has its text below it only where the channel shows it so, and has no room for a list. */
function travelsApart({ kind }: ScenarioFile, texts: string[], buttons: MessageButton[], limits: MessageLimits): boolean {
  const [text] = texts;
  const isList = buttons.length > limits.buttons || buttons.some(({ description }) => description !== undefined);
  return text === undefined || isList || !limits.captionedKinds.includes(kind) || lengthOf(text) > limits.captionLength;
}

/** Buttons that become lines of the text need their room in it. */
function roomFor(buttons: MessageButton[], { textLength }: MessageLimits): number {
  const lines = linesOf(buttons.filter(({ type }) => type !== 'reply')).map((line) => lengthOf(line) + 2);
  return Math.max(textLength - lines.reduce((sum, length) => sum + length, 0), Math.ceil(textLength / 2));
}

const linesOf = (buttons: MessageButton[]): string[] =>
  buttons.map(({ text, url, payload, type }) => (type === 'reply' ? text : `${text}: ${url ?? payload ?? ''}`));

/** Where a channel has no buttons at all, they are read and typed. */
const withLines = (text: string, buttons: MessageButton[]): string => [text, linesOf(buttons).join('\n')].filter(Boolean).join('\n\n');

/** Titles within the channel's limit, each different from all before it: a typed title must mean one button. */
export function withTitles(buttons: MessageButton[], most: number): MessageButton[] {
  const taken = new Set<string>();
  return buttons.map((button) => {
    let title = cutTo(button.text, most);
    for (let number = 2; taken.has(title); number += 1) {
      const mark = ` ${number}`;
      title = `${cutTo(button.text, most - mark.length)}${mark}`;
    }
    taken.add(title);
    return { ...button, text: title };
  });
}

const cutTo = (text: string, most: number): string =>
  lengthOf(text) <= most
    ? text
    : `${[...text]
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;

/** The text in pieces of at most so many characters. */
function cut(text: string, most: number): string[] {
  const pieces: string[] = [];
  let left = [...text.trim()];
  while (left.length > most) {
    const piece = left.slice(0, most + 1).join('');
    const end = endOfPiece(piece, most);
    pieces.push(end.trimEnd());
    left = [
      ...left
        .slice([...end].length)
        .join('')
        .trimStart(),
    ];
  }
  return left.length > 0 ? [...pieces, left.join('')] : pieces;
}

/** As much of the beginning as ends well, and not less than half of it. */
function endOfPiece(text: string, most: number): string {
  for (const end of ['\n\n', '\n', '. ', ' ']) {
    const at = text.lastIndexOf(end);
    if (at >= text.length / 2) return text.slice(0, at + end.trimEnd().length || at);
  }
  return [...text].slice(0, most).join('');
}

function chunksOf<T>(items: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));
}
