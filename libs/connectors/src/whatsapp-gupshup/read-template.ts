import type { ListedTemplate, TemplateButton, TemplateHeader } from '#domain/templates/template.js';
import { templateStatusOf } from '#domain/templates/template-status.js';
import { asId, asList, asObject, asText, asWebAddress, type JsonObject } from '../json/reading.js';
import { parseUntrustedJson } from '../json/untrusted-json.js';

const MOST_BUTTONS = 20;

const HEADERS = new Map<string, TemplateHeader>([
  ['IMAGE', { kind: 'image' }],
  ['VIDEO', { kind: 'video' }],
  ['DOCUMENT', { kind: 'document' }],
  ['LOCATION', { kind: 'location' }],
]);

/** A template as Gupshup lists it. Null: it has no name or language, so nobody could send it. */
export function readTemplate(item: JsonObject): ListedTemplate | null {
  const name = asText(item.elementName, 512);
  const language = asText(item.languageCode, 32);
  if (name === null || language === null) return null;
  return {
    name,
    language,
    externalId: asId(item.id),
    status: templateStatusOf(asText(item.status, 64) ?? ''),
    category: asText(item.category, 64),
    reason: asText(item.reason, 2000) ?? asText(item.rejectedReason, 2000),
    ...partsOf(item),
  };
}

type Parts = Pick<ListedTemplate, 'header' | 'body' | 'footer' | 'buttons'>;

/** `containerMeta` has the parts one by one; older templates have only `data`, with everything in one text. */
function partsOf(item: JsonObject): Parts {
  const header = HEADERS.get(asText(item.templateType, 64)?.toUpperCase() ?? '') ?? null;
  const container = objectIn(item.containerMeta);
  const body = asText(container.data);
  if (body === null) return { header, footer: null, ...packed(asText(item.data) ?? '') };
  const headerText = asText(container.header, 1000);
  const buttons = asList(container.buttons).slice(0, MOST_BUTTONS).map(asObject).map(buttonOf);
  return {
    header: header ?? (headerText === null ? null : { kind: 'text', text: headerText }),
    body,
    footer: asText(container.footer, 1000),
    buttons: buttons.length > 0 ? buttons : packed(asText(item.data) ?? '').buttons,
  };
}

function objectIn(json: unknown): JsonObject {
  const text = asText(json);
  if (text === null) return asObject(json);
  try {
    return asObject(parseUntrustedJson(text));
  } catch {
    return {};
  }
}

function buttonOf(button: JsonObject): TemplateButton {
  const text = asText(button.text, 255) ?? '';
  const url = asWebAddress(button.url);
  const phone = asText(button.phone_number, 64) ?? asText(button.phoneNumber, 64);
  switch (asText(button.type, 64)?.toUpperCase()) {
    case 'QUICK_REPLY':
      return { kind: 'quick_reply', text };
    case 'URL':
      return url === null ? { kind: 'other', text } : { kind: 'url', text, url };
    case 'PHONE_NUMBER':
      return phone === null ? { kind: 'other', text } : { kind: 'phone', text, phone };
    case 'COPY_CODE':
      return { kind: 'copy_code', text };
    default:
      return { kind: 'other', text };
  }
}

/** `Hey {{1}} | [Yes] | [Call us,+91…] | [See,https://…]` */
function packed(data: string): Pick<Parts, 'body' | 'buttons'> {
  const [body = '', ...rest] = data.split(/\s*\|\s*(?=\[)/, MOST_BUTTONS + 1);
  const labels = rest.map((part) => /^\[(.*)\]\s*$/s.exec(part)?.[1] ?? null);
  // A bar and a bracket may also stand in the text itself.
  if (labels.length === 0 || labels.includes(null)) return { body: data, buttons: [] };
  return { body, buttons: labels.map((label) => packedButton(label ?? '')) };
}

function packedButton(label: string): TemplateButton {
  const [, text = label, target] = /^(.*?)\s*,\s*(https?:\/\/\S+|\+?\d[\d ()-]*)$/is.exec(label) ?? [];
  if (target === undefined) return { kind: 'quick_reply', text: label };
  return /^http/i.test(target) ? { kind: 'url', text, url: target } : { kind: 'phone', text, phone: target };
}
