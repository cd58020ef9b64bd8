import type { AttachmentKind, SentTemplate, TemplateVariable } from '../messages/content.js';
import { placeholdersOf } from './placeholders.js';
import { buttonNeedsValue, renderTemplate } from './render-template.js';
import { MOST_PAYLOAD_CHARACTERS } from '../scenarios/sent-payload.js';
import type { ListedTemplate, TemplateButton } from './template.js';
import { TemplateNotApproved, TemplateValueRefused } from './templates.errors.js';

export interface FilledTemplate extends Pick<SentTemplate, 'header' | 'body' | 'buttons'> {
  /** Kinds of the files that are sent with it, for the header. */
  files: AttachmentKind[];
}

/** What WhatsApp lets a filled body and its parts be; longer ones are refused with 132005 after the send. */
const FILLED_BODY_LENGTH = 1024;
const FILLED_HEADER_LENGTH = 60;
const URL_ENDING_LENGTH = 2000;
const CODE_LENGTH = 15;
/** Meta refuses a variable with any of these. */
const BREAKS = /[\n\r\t]| {5,}/;

/** Refuses what the provider would refuse, naming the field and what to do, while the writer can still change it. */
export function checkTemplate(template: ListedTemplate, filled: FilledTemplate): void {
  if (template.status !== 'approved') throw new TemplateNotApproved(template.name, template.status);
  checkHeaderFile(template, filled.files);
  const headerText = template.header?.kind === 'text' ? template.header.text : '';
  checkVariables('template.header', headerText, filled.header);
  checkVariables('template.body', template.body, filled.body);
  filled.buttons.forEach((button, position) => checkButton(template, button, `template.buttons.${position}`));
  const { header, text, missing } = renderTemplate(template, filled);
  const [first] = missing;
  if (first?.part === 'buttons') {
    throw new TemplateValueRefused('template.buttons', `must give a value for the button ${first.placeholder} (the first is 0)`);
  }
  if (first) throw new TemplateValueRefused(`template.${first.part}`, `must give a value for {{${first.placeholder}}}`);
  assertLength('template.body', text, FILLED_BODY_LENGTH);
  if (header !== null) assertLength('template.header', header, FILLED_HEADER_LENGTH);
}

function checkHeaderFile({ header }: ListedTemplate, files: AttachmentKind[]): void {
  const wanted = header && header.kind !== 'text' && header.kind !== 'location' ? header.kind : null;
  if (wanted === null && files.length > 0)
    throw new TemplateValueRefused('uploadIds', 'must be empty: this template has no file in its header');
  if (wanted !== null && files.length !== 1)
    throw new TemplateValueRefused('uploadIds', `must name one ${wanted} for the template's header`);
  if (wanted !== null && files[0] !== wanted) {
    throw new TemplateValueRefused('uploadIds', `must name a file of the kind ${wanted}, which this template's header shows`);
  }
}

function checkVariables(field: string, text: string, variables: TemplateVariable[]): void {
  const placeholders = placeholdersOf(text);
  if (variables.length > placeholders.length) {
    throw new TemplateValueRefused(field, `must have ${placeholders.length} values, one for each placeholder of the template`);
  }
  variables.forEach(({ name, value }, position) => {
    if (name !== null && !placeholders.includes(name)) {
      const known = placeholders.map((placeholder) => `{{${placeholder}}}`).join(', ') || 'none';
      throw new TemplateValueRefused(`${field}.${position}.name`, `names no placeholder of the template; it has ${known}`);
    }
    if (BREAKS.test(value)) {
      throw new TemplateValueRefused(`${field}.${position}.value`, 'must be one line without tabs or five blanks in a row');
    }
  });
}

function checkButton(template: ListedTemplate, given: SentTemplate['buttons'][number], field: string): void {
  const button = template.buttons[given.index];
  if (!button)
    throw new TemplateValueRefused(`${field}.index`, `must be one of the template's ${template.buttons.length} buttons, from 0 on`);
  if (button.kind !== given.kind) throw new TemplateValueRefused(`${field}.kind`, `must be ${button.kind}, as the template has it`);
  if (given.kind !== 'quick_reply' && !buttonNeedsValue(button)) {
    throw new TemplateValueRefused(field, 'must be left out: this button takes no value');
  }
  assertLength(`${field}.value`, given.value, mostOf(button));
}

function mostOf({ kind }: TemplateButton): number {
  if (kind === 'quick_reply') return MOST_PAYLOAD_CHARACTERS;
  return kind === 'url' ? URL_ENDING_LENGTH : CODE_LENGTH;
}

function assertLength(field: string, value: string, most: number): void {
  if ([...value].length > most)
    throw new TemplateValueRefused(field, `must have ${most} characters at most when it is filled in; shorten it`);
}
