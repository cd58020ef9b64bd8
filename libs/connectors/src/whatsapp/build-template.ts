import type { Location, SentTemplate, TemplateVariable } from '#domain/messages/content.js';
import type { OutboundMessage } from '#domain/messages/outbound-message.js';
import { carriedAs } from './carried-file.js';
import { cannotSend } from './cannot-send.js';

type Part = Record<string, unknown>;

/** A template with its variables filled in; what takes no value is left out, as Meta wants it. */
export function templatePart(template: SentTemplate, message: OutboundMessage, mediaId: string | null): Part {
  const components = [
    ...headerComponent(template, message, mediaId),
    ...(template.body.length === 0 ? [] : [{ type: 'body', parameters: template.body.map(textParameter) }]),
    ...template.buttons.map(buttonComponent),
  ];
  const { name, language } = template;
  return { name, language: { code: language }, ...(components.length === 0 ? {} : { components }) };
}

function headerComponent(template: SentTemplate, { attachment, location }: OutboundMessage, mediaId: string | null): Part[] {
  if (attachment && mediaId !== null) {
    const file = carriedAs(attachment);
    if (file.kind !== attachment.kind) {
      throw cannotSend('media_not_accepted', `WhatsApp does not show a file of the type ${attachment.mime} as the template's header.`);
    }
    const media = { id: mediaId, ...(file.kind === 'document' ? { filename: file.name } : {}) };
    return [{ type: 'header', parameters: [{ type: file.kind, [file.kind]: media }] }];
  }
  if (location) return [{ type: 'header', parameters: [{ type: 'location', location: locationPart(location) }] }];
  return template.header.length === 0 ? [] : [{ type: 'header', parameters: template.header.map(textParameter) }];
}

const textParameter = ({ name, value }: TemplateVariable): Part => ({
  type: 'text',
  ...(name === null ? {} : { parameter_name: name }),
  text: value,
});

function buttonComponent({ index, kind, value }: SentTemplate['buttons'][number]): Part {
  const parameter = {
    quick_reply: { type: 'payload', payload: value },
    url: { type: 'text', text: value },
    copy_code: { type: 'coupon_code', coupon_code: value },
  }[kind];
  return { type: 'button', sub_type: kind, index: String(index), parameters: [parameter] };
}

/** Without the address on the web, which a client's place may have and WhatsApp does not take. */
export const locationPart = ({ latitude, longitude, name, address }: Location): Part => ({
  latitude,
  longitude,
  ...(name === undefined ? {} : { name }),
  ...(address === undefined ? {} : { address }),
});
