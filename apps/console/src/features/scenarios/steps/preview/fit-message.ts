import type { TransportLimits } from '../../../../api/channel-types.js';
import type { Skin } from '../../../../ui/messenger/skin.js';
import type { MessageStep, StepButton } from '../../model/content.js';
import { referencesIn } from '../logic/template-text.js';

/** Length as people count it, and the server: an emoji is one. */
export const lengthOf = (text: string): number => [...text].length;

/** A limit of the channel that the message breaks. */
export interface Broken {
  code:
    | 'textTooLong'
    | 'captionTooLong'
    | 'tooManyButtons'
    | 'titleTooLong'
    | 'sameTitle'
    | 'buttonsNeedText'
    | 'kindNotCarried'
    | 'listWithFile'
    | 'fileTooLarge';
  /** Of the step: `buttons.0.text`. */
  field: string;
  params: Record<string, string | number>;
}

export interface ShownButton {
  id: string;
  type: StepButton['type'];
  title: string;
  description: string;
  /** Where the messenger shows colours. */
  color: StepButton['color'];
}

/** What a channel makes of a message. */
export interface Shown {
  text: string;
  /** The text is a message of its own before the file. */
  textApart: boolean;
  buttons: ShownButton[];
  as: 'buttons' | 'list';
  listLabel: string;
  broken: Broken[];
}

export interface Messenger {
  limits: TransportLimits;
  skin: Skin;
}

type Message = Pick<MessageStep, 'text' | 'file' | 'buttons' | 'list'>;

/** How the message lies in the client's chat: which buttons are buttons, a list or lines of the text, and what doesn't fit. */
export function fitMessage(message: Message, { limits, skin }: Messenger): Shown {
  const numbered = limits.payloadLength === 0;
  const hasButton = ({ type }: StepButton): boolean => !numbered && skin.ownButtons.includes(type);
  const own = message.buttons.filter(hasButton);
  const lines = message.buttons.filter((button) => !hasButton(button)).map((button, index) => lineOf(button, numbered ? index : null));
  const text = lines.length === 0 ? message.text : [...(message.text ? [message.text, ''] : []), ...lines].join('\n');
  const isList = limits.listRows > 0 && !numbered && (own.length > limits.buttons || (message.list !== null && own.length > 0));
  const textApart = message.file !== null && !limits.captionedKinds.includes(message.file.kind);
  return {
    text,
    textApart,
    buttons: own.map(({ id, type, text: title, description, color }) => ({
      ...{ id, type, title: cut(title, limits.buttonTitleLength) },
      description: isList ? description : '',
      color: skin.colours ? color : null,
    })),
    as: isList ? 'list' : 'buttons',
    listLabel: message.list?.label ?? '',
    broken: [...brokenText(message, text, textApart, limits), ...brokenButtons(message, own, isList, { limits, skin })],
  };
}

const lineOf = ({ type, text, target }: StepButton, number: number | null): string =>
  `${number === null ? '' : `${number + 1}. `}${text}${type === 'reply' ? '' : `: ${target}`}`;

/** A title that holds a variable is as long as its value will be: it is left whole. */
const cut = (title: string, most: number): string =>
  lengthOf(title) <= most || referencesIn(title).length > 0 ? title : `${[...title].slice(0, most - 1).join('')}…`;

function brokenText({ file }: Message, text: string, textApart: boolean, limits: TransportLimits): Broken[] {
  const caption = file !== null && !textApart;
  const most = caption ? limits.captionLength : limits.textLength;
  const found: Broken[] = [];
  if (lengthOf(text) > most) {
    found.push({ code: caption ? 'captionTooLong' : 'textTooLong', field: 'text', params: { most, over: lengthOf(text) - most } });
  }
  const bytes = file === null ? Infinity : Math.max(limits.attachmentBytes[file.kind] ?? 0, limits.attachmentBytes['document'] ?? 0);
  if (file !== null && file.size > bytes) found.push({ code: 'fileTooLarge', field: 'file', params: { bytes } });
  return found;
}

function brokenButtons({ text, file, buttons }: Message, own: StepButton[], isList: boolean, { limits, skin }: Messenger): Broken[] {
  const most = Math.max(limits.buttons, limits.listRows);
  const found: Broken[] = [];
  if (buttons.length > most) found.push({ code: 'tooManyButtons', field: 'buttons', params: { most } });
  if (own.length > 0 && text.trim() === '' && skin.listAbove !== null) found.push({ code: 'buttonsNeedText', field: 'text', params: {} });
  if (isList && file !== null) found.push({ code: 'listWithFile', field: 'file', params: { most: limits.buttons } });
  const titles = new Set<string>();
  buttons.forEach((button, index) => {
    const field = `buttons.${index}.text`;
    const title = button.text.trim();
    if (!limits.buttonKinds.includes(button.type)) found.push({ code: 'kindNotCarried', field, params: { title } });
    if (lengthOf(title) > limits.buttonTitleLength && referencesIn(title).length === 0) {
      found.push({ code: 'titleTooLong', field, params: { title, most: limits.buttonTitleLength } });
    }
    if (title !== '' && titles.has(title)) found.push({ code: 'sameTitle', field, params: { title } });
    titles.add(title);
  });
  return found;
}
