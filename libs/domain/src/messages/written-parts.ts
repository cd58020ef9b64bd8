import type { Dialog } from '../dialogs/dialog.js';
import type { DeskWork } from '../dialogs/dialog-desk.port.js';
import { checkTemplate } from '../templates/check-template.js';
import { renderTemplate } from '../templates/render-template.js';
import type { ListedTemplate } from '../templates/template.js';
import { UnknownTemplate } from '../templates/templates.errors.js';
import type { AttachmentKind, Location, MessageButton, MessageContent, SentTemplate, SharedContact } from './content.js';
import { assertFits, isReplyWindowOpen, type ChannelAbilities } from './message-limits.js';
import { ChannelCannotCarry, PartsDoNotMix, ReplyWindowClosed } from './messages.errors.js';

/** What a message says, as its writer gives it. */
export interface WrittenParts {
  text: string | null;
  buttons: MessageButton[];
  location: Location | null;
  contacts: SharedContact[];
  /** The variables' values; text and buttons are then the template's own. */
  template: Omit<SentTemplate, 'externalId'> | null;
}

interface SentFile {
  name: string;
  size: number;
  kind: AttachmentKind;
}

/** A place, contacts and a template are messages of their own: messengers have no text beside them. */
export function assertUnmixed({ text, buttons, location, contacts, template }: WrittenParts, files: number): void {
  const besides = text !== null || buttons.length > 0;
  if (location && (besides || files > 0 || contacts.length > 0 || template)) {
    throw new PartsDoNotMix('location', 'A location is a message of its own; send the rest separately');
  }
  if (contacts.length > 0 && (besides || files > 0 || template)) {
    throw new PartsDoNotMix('contacts', 'Contacts are a message of their own; send the rest separately');
  }
  if (template && besides)
    throw new PartsDoNotMix('template', 'A template brings its own text and buttons; leave yours out, or send them separately');
}

/** The parts with the text and the buttons of the template, if it is one, and the template as it goes to the provider. */
export async function withTemplate(
  written: WrittenParts,
  files: SentFile[],
  dialog: Dialog,
  desk: DeskWork,
  { features }: ChannelAbilities,
): Promise<{ parts: WrittenParts; shown: Omit<WrittenParts, 'template'> & { template: SentTemplate | null } }> {
  const { template } = written;
  if (!template) return { parts: written, shown: { ...shownOf(written), template: null } };
  if (!features.templates) throw new ChannelCannotCarry('template');
  const listed = await desk.template(dialog.snapshot.channelId, template.name, template.language);
  if (!listed) throw new UnknownTemplate(template.name, template.language);
  checkTemplate(listed, { ...template, files: files.map(({ kind }) => kind) });
  const { header, text, footer } = renderTemplate(listed, template);
  const parts = {
    ...written,
    text: [header, text, footer].filter((part) => part !== null && part !== '').join('\n\n'),
    buttons: listed.buttons.map((button, index) => shownButton(button, template, index)),
  };
  return { parts, shown: { ...shownOf(parts), template: { ...template, externalId: listed.externalId } } };
}

const shownOf = ({ text, buttons, location, contacts }: WrittenParts): Omit<WrittenParts, 'template'> => ({
  ...{ text, buttons, location, contacts },
});

/** As the client sees it; what he presses comes back with the payload that was given. */
function shownButton(button: ListedTemplate['buttons'][number], { buttons }: Pick<SentTemplate, 'buttons'>, index: number): MessageButton {
  const payload = buttons.find((value) => value.index === index && value.kind === 'quick_reply')?.value;
  switch (button.kind) {
    case 'url':
      return { type: 'url', text: button.text, ...(button.url ? { url: button.url } : {}) };
    case 'phone':
      return { type: 'phone', text: button.text, ...(button.phone ? { payload: button.phone } : {}) };
    default:
      return { type: 'reply', text: button.text, ...(payload === undefined ? {} : { payload }) };
  }
}

/** Refuses what the channel would refuse, while the writer can still change it. */
export function assertCarried(
  { template, location, contacts, ...parts }: WrittenParts & { files: SentFile[] },
  dialog: Dialog,
  now: Date,
  { limits, features }: ChannelAbilities,
): void {
  if (location && !features.location) throw new ChannelCannotCarry('location');
  if (contacts.length > 0 && !features.contacts) throw new ChannelCannotCarry('contacts');
  if (template) return;
  // Of a client who never wrote we know nothing: the provider decides.
  const { lastInboundAt } = dialog.snapshot;
  if (lastInboundAt && !isReplyWindowOpen(lastInboundAt, now, limits)) {
    throw new ReplyWindowClosed(limits.replyWindowHours ?? 0, features.templates);
  }
  assertFits(parts, limits);
}

/** What the dialog keeps of a message besides its text; null when there is nothing. */
export function contentOf({
  buttons,
  location,
  contacts,
  template,
}: Pick<WrittenParts, 'buttons' | 'location' | 'contacts'> & { template: SentTemplate | WrittenParts['template'] }): MessageContent | null {
  const content: MessageContent = {
    ...(buttons.length > 0 ? { buttons } : {}),
    ...(location ? { location } : {}),
    ...(contacts.length > 0 ? { contacts } : {}),
    ...(template ? { template: { externalId: null, ...template } } : {}),
  };
  return Object.keys(content).length > 0 ? content : null;
}
