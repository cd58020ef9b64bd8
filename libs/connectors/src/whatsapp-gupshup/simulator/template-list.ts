import { placeholdersOf } from '#domain/templates/placeholders.js';
import { asId, asList, asObject, asText, type JsonObject } from '../../json/reading.js';
import { parseUntrustedJson } from '../../json/untrusted-json.js';
import { TemplateBook } from '../../whatsapp/simulator/template-book.js';

type Json = Record<string, unknown>;

/** The templates of an app: Meta keeps them, Gupshup lists them in a way of its own and under ids of its own. */
export class GupshupTemplates extends TemplateBook {
  listed(channelKey: string): Json[] {
    return this.all(channelKey).map(asListed);
  }

  /** What version 2 sends by an id, as Meta would be told; null when the app has no such template. */
  sentBy(form: URLSearchParams, channelKey: string): JsonObject | null {
    const sent = objectIn(form, 'template');
    const template = this.all(channelKey).find((each) => idOf(each) === sent.id);
    if (!template) return null;
    const params = asList(sent.params).map(String);
    const headers = placeholdersIn(template, 'HEADER');
    const body = placeholdersIn(template, 'BODY');
    const media = objectIn(form, 'message');
    const header = media.type === undefined ? params.slice(0, headers).map(textParameter) : [{ type: media.type, ...media }];
    return {
      name: template.name,
      language: { code: template.language },
      components: [
        { type: 'header', parameters: header },
        { type: 'body', parameters: params.slice(headers, headers + body).map(textParameter) },
        ...buttonParameters(template, params.slice(headers + body), postbacksIn(form)),
      ],
    };
  }
}

const textParameter = (text: string): Json => ({ type: 'text', text });

/** What is left of the variables goes to the buttons that have some, in their order. */
function buttonParameters(template: JsonObject, rest: string[], postbacks: JsonObject[]): Json[] {
  const left = [...rest];
  return asList(partOf(template, 'BUTTONS').buttons).flatMap((item, index) => {
    const button = asObject(item);
    const payload = postbacks.find((postback) => postback.index === index)?.text;
    const takesOne = placeholdersOf(asText(button.url) ?? '').length > 0 || button.type === 'COPY_CODE';
    const value = payload ?? (takesOne ? left.shift() : undefined);
    return value === undefined ? [] : [{ type: 'button', index: String(index), parameters: [{ type: 'payload', payload: value }] }];
  });
}

const partOf = (template: JsonObject, type: string): JsonObject =>
  asList(template.components)
    .map(asObject)
    .find((part) => part.type === type) ?? {};

const placeholdersIn = (template: JsonObject, type: string): number => placeholdersOf(asText(partOf(template, type).text) ?? '').length;

/** Gupshup's own id of what Meta numbers. */
const idOf = ({ id }: JsonObject): string => `4a000000-0000-4000-8000-${(asId(id) ?? '').slice(-12).padStart(12, '0')}`;

export const gupshupIdOf = idOf;

/** What belongs together is packed into JSON texts, and all of it once more into one text. */
function asListed(template: JsonObject): Json {
  const [header, body, footer] = ['HEADER', 'BODY', 'FOOTER'].map((type) => partOf(template, type));
  const buttons = asList(partOf(template, 'BUTTONS').buttons).map(asObject);
  const words = [header?.text, body?.text, footer?.text].filter((text) => typeof text === 'string').join('\n');
  return {
    ...{ id: idOf(template), externalId: template.id, elementName: template.name, languageCode: template.language },
    ...{ category: template.category, status: template.status, reason: template.rejected_reason },
    templateType: header?.format ?? 'TEXT',
    data: [words, ...buttons.map(({ text, url, phone_number: phone }) => `[${[text, url ?? phone].filter(Boolean).join(',')}]`)].join(
      ' | ',
    ),
    meta: JSON.stringify({ example: body?.text }),
    containerMeta: JSON.stringify({ data: body?.text, header: header?.text, footer: footer?.text, buttons }),
  };
}

function objectIn(form: URLSearchParams, field: string): JsonObject {
  return asObject(jsonIn(form, field));
}

const postbacksIn = (form: URLSearchParams): JsonObject[] => asList(jsonIn(form, 'postbackTexts')).map(asObject);

/** A form's field as JSON; undefined when it is none. */
export function jsonIn(form: URLSearchParams, field: string): unknown {
  try {
    return parseUntrustedJson(form.get(field) ?? '');
  } catch {
    return undefined;
  }
}
