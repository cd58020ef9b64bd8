import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { ListedTemplate } from '#domain/templates/template.js';
import type { HttpPort } from '../http/http.port.js';
import { repeatable } from '../http/api-exchange.js';
import { asList, asObject } from '../json/reading.js';
import { call, type GupshupCall } from './api.js';
import { readTemplate } from './read-template.js';
import { apiOf, appIdOf } from './settings.js';

const PAGE_SIZE = 100;

/** All templates of the app, page by page; the partner's API allows ten pages a minute and says how long to wait. */
export async function* listTemplates(channel: ConnectedChannel, http: HttpPort): AsyncGenerator<ListedTemplate[]> {
  const seen = new Set<string>();
  for (let page = 0; ; page++) {
    const { templates } = await repeatable(() => call(pageCall(page, channel), channel, http));
    const items = asList(templates);
    const fresh = items.flatMap((item) => readTemplate(asObject(item)) ?? []).filter((template) => !seen.has(keyOf(template)));
    for (const template of fresh) seen.add(keyOf(template));
    if (fresh.length > 0) yield fresh;
    // An API that knows no pages answers every question with the whole list.
    if (items.length < PAGE_SIZE || fresh.length === 0) return;
  }
}

function pageCall(page: number, channel: ConnectedChannel): GupshupCall {
  const isPartner = apiOf(channel) === 'partner';
  const path = isPartner ? `/partner/app/${appIdOf(channel)}/templates` : `/wa/app/${appIdOf(channel)}/template`;
  return { method: 'GET', path, query: { pageNo: String(isPartner ? page + 1 : page), pageSize: String(PAGE_SIZE) } };
}

const keyOf = ({ name, language, externalId }: ListedTemplate): string => `${name}\n${language}\n${externalId ?? ''}`;
