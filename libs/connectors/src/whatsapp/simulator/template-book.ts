import { placeholdersOf } from '#domain/templates/placeholders.js';
import { renderTemplate } from '#domain/templates/render-template.js';
import type { ListedTemplate, TemplateButton } from '#domain/templates/template.js';
import type { SentTemplate } from '#domain/messages/content.js';
import { asList, asNumber, asObject, asText, type JsonObject } from '../../json/reading.js';
import type { ShownMessage } from '../../simulator/phones.js';
import { listedTemplates } from '../templates.js';
import type { Complaint } from './message-rules.js';
import { sampleTemplates } from './sample-templates.js';

/** The templates of every simulated account, by its channel. */
export class TemplateBook {
  private readonly books = new Map<string, JsonObject[]>();

  all(channelKey: string): readonly JsonObject[] {
    return this.of(channelKey);
  }

  /** Adds a template or changes one; a deleted one is gone. The template as it is now. */
  put(
    channelKey: string,
    change: { name: string; language: string; status: string; text: string | null; reason: string | null },
  ): JsonObject {
    const { name, language, status, text, reason } = change;
    const templates = this.of(channelKey);
    const at = templates.findIndex((each) => each.name === name && each.language === language);
    const known = templates[at] ?? { id: String(900000000000100 + templates.length), name, language, category: 'UTILITY', components: [] };
    const components = text === null ? known.components : [{ type: 'BODY', text }];
    const template: JsonObject = { ...known, status, components, ...(reason === null ? {} : { rejected_reason: reason }) };
    if (at >= 0) templates.splice(at, 1);
    if (status !== 'DELETED') templates.push(template);
    return template;
  }

  /** What Meta would say against sending this template; null: nothing. */
  complaintAbout(sent: JsonObject, channelKey: string): Complaint {
    const { name, language } = sent;
    const template = this.find(channelKey, sent);
    if (!template) {
      const details = `Template name (${String(name)}) does not exist in ${String(asObject(language).code)}`;
      return { code: 132001, details };
    }
    if (template.status === 'paused') return { code: 132015, details: 'Template is paused due to low quality.' };
    if (template.status !== 'approved') return { code: 132001, details: `Template is ${template.status}, so it cannot be sent.` };
    const wanted = placeholdersOf(template.body).length;
    const given = parametersOf(sent, 'body').length;
    if (wanted !== given) {
      return {
        code: 132000,
        details: `body: number of localizable_params (${given}) does not match the expected number of params (${wanted})`,
      };
    }
    const file = template.header && !['text', 'location'].includes(template.header.kind) ? template.header.kind : null;
    const header = parametersOf(sent, 'header')[0]?.type ?? null;
    return file === null || header === file ? null : { code: 132012, details: `header: Format mismatch, expected ${file.toUpperCase()}` };
  }

  /** The template as the client reads it; null for one that is not here. */
  shown(sent: JsonObject, channelKey: string): Pick<ShownMessage, 'text' | 'buttons'> | null {
    const template = this.find(channelKey, sent);
    if (!template) return null;
    const values = valuesOf(sent);
    const { header, text, footer } = renderTemplate(template, values);
    const buttons = template.buttons.map((button, index) => ({
      ...button,
      value: values.buttons.find((given) => given.index === index)?.value,
    }));
    const codes = buttons.filter(({ kind }) => kind === 'copy_code').map(({ text: title, value }) => `${title}: ${value ?? ''}`);
    return {
      text: [header, text, footer, ...codes].filter((part) => part !== null).join('\n\n'),
      buttons: buttons.filter(({ kind }) => kind !== 'copy_code').map(shownButton),
    };
  }

  private of(channelKey: string): JsonObject[] {
    const known = this.books.get(channelKey) ?? sampleTemplates();
    this.books.set(channelKey, known);
    return known;
  }

  private find(channelKey: string, { name, language }: JsonObject): ListedTemplate | undefined {
    const code = asObject(language).code;
    return listedTemplates(this.of(channelKey)).find((each) => each.name === name && each.language === code);
  }
}

function shownButton({ kind, text: title, url, phone, value }: TemplateButton & { value: string | undefined }): {
  payload: string;
  title: string;
} {
  const payload = value ?? title;
  if (kind === 'phone') return { payload, title, ...{ url: `tel:${phone ?? ''}` } };
  return { payload, title, ...(kind === 'url' ? { url: (url ?? '').replace(/\{\{\w+\}\}/, value ?? '') } : {}) };
}

const parametersOf = (sent: JsonObject, type: string): JsonObject[] =>
  asList(sent.components)
    .map(asObject)
    .filter((component) => component.type === type)
    .flatMap(({ parameters }) => asList(parameters).map(asObject));

function valuesOf(sent: JsonObject): Pick<SentTemplate, 'header' | 'body' | 'buttons'> {
  const texts = (type: string) =>
    parametersOf(sent, type).map(({ text, parameter_name: name }) => ({ name: asText(name), value: asText(text) ?? '' }));
  const buttons = asList(sent.components)
    .map(asObject)
    .filter(({ type }) => type === 'button')
    .map(({ index, parameters }) => {
      const { payload, text, coupon_code: code } = asObject(asList(parameters)[0]);
      const value = asText(payload) ?? asText(text) ?? asText(code) ?? '';
      return { index: asNumber(index) ?? 0, kind: 'quick_reply' as const, value };
    });
  return { header: texts('header'), body: texts('body'), buttons };
}
