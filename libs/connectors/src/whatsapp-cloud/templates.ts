import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { ListedTemplate } from '#domain/templates/template.js';
import type { HttpPort } from '../http/http.port.js';
import { call } from '../whatsapp/api.js';
import { listedTemplates } from '../whatsapp/templates.js';
import { nextPage } from './account.js';
import { accountPath, CLOUD } from './dialect.js';

const FIELDS = 'id,name,language,status,category,components,rejected_reason';
const PAGE_SIZE = 250;

/** The account's templates, page by page. */
export async function* listTemplates(channel: ConnectedChannel, http: HttpPort): AsyncGenerator<ListedTemplate[]> {
  let after: string | null = null;
  do {
    const query: Record<string, string> = { fields: FIELDS, limit: String(PAGE_SIZE), ...(after === null ? {} : { after }) };
    const page = await call({ method: 'GET', path: accountPath(channel, '/message_templates'), query }, CLOUD, channel, http);
    yield listedTemplates(page.data);
    const next = nextPage(page);
    after = next === after ? null : next;
  } while (after !== null);
}
