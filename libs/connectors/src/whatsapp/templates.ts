import { templateStatusOf } from '#domain/templates/template-status.js';
import type { ListedTemplate, TemplateButton, TemplateHeader } from '#domain/templates/template.js';
import { asId, asList, asObject, asText, asWebAddress, type JsonObject } from '../json/reading.js';

/** A page's templates; what has neither a name nor a language cannot be sent and is left out. */
export const listedTemplates = (page: unknown): ListedTemplate[] => asList(page).flatMap((item) => listedTemplate(asObject(item)) ?? []);

/** A template as Meta describes it, whoever passes the description on. A missing status is one that nobody knows. */
function listedTemplate(template: JsonObject): ListedTemplate | null {
  const name = asText(template.name, 512);
  const language = asText(template.language, 32) ?? asText(asObject(template.language).code, 32);
  if (name === null || language === null) return null;
  const parts = asList(template.components).map(asObject);
  const part = (type: string): JsonObject => parts.find((each) => asText(each.type, 32)?.toUpperCase() === type) ?? {};
  const rejection = asText(template.rejected_reason, 1000);
  return {
    name,
    language,
    externalId: asId(template.id),
    status: templateStatusOf(asText(template.status, 64) ?? ''),
    category: asText(template.category, 64),
    reason: rejection?.toUpperCase() === 'NONE' ? null : rejection,
    header: headerOf(part('HEADER')),
    body: asText(part('BODY').text) ?? '',
    footer: asText(part('FOOTER').text, 1000),
    buttons: asList(part('BUTTONS').buttons).map((button) => buttonOf(asObject(button))),
  };
}

const FILES = { IMAGE: 'image', VIDEO: 'video', DOCUMENT: 'document', LOCATION: 'location' } as const;

function headerOf({ format, text }: JsonObject): TemplateHeader | null {
  const kind = asText(format, 32)?.toUpperCase() ?? '';
  if (kind in FILES) return { kind: FILES[kind as keyof typeof FILES] };
  const words = asText(text, 1000);
  return kind === 'TEXT' && words !== null ? { kind: 'text', text: words } : null;
}

const BUTTONS = { QUICK_REPLY: 'quick_reply', URL: 'url', PHONE_NUMBER: 'phone', COPY_CODE: 'copy_code' } as const;

/** One of a kind that we do not know keeps its place: buttons are told apart by their number. */
function buttonOf(button: JsonObject): TemplateButton {
  const type = asText(button.type, 32)?.toUpperCase() ?? '';
  const kind = type in BUTTONS ? BUTTONS[type as keyof typeof BUTTONS] : 'other';
  const [url, phone] = [asWebAddress(button.url), asText(button.phone_number, 64)];
  return { kind, text: asText(button.text, 255) ?? '', ...(url === null ? {} : { url }), ...(phone === null ? {} : { phone }) };
}
