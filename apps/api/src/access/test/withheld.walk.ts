import type { Answer, ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { allRoutes, type Route } from '../../../../../test/api/routes.js';

/** What those who read are known by, and every id that a route may ask for. */
export interface Reader {
  api: ApiUnderTest;
  console: Browser;
  token: string;
  ids: readonly number[];
}

/**
 * Routes that need more than an id to answer; `?` stands for a word that the withheld message holds. A route that is read in several ways
 * has a line for each.
 */
const QUESTIONS: Record<string, readonly string[]> = {
  'GET /api/dialogs': [
    '?limit=100',
    ...['mine', 'new', 'bot', 'snoozed', 'closed', 'blocked'].map((of) => `?filter=${of}`),
    '?query=?',
    '?query=Vera',
  ],
  'GET /api/dialogs/:id/export': ['?format=html', '?format=csv'],
  'GET /api/messages/search': ['?query=?'],
  'GET /api/internal-chats/search': ['?query=?'],
  'GET /api/cards/find': ['?query=?', '?query=Vera'],
  'GET /api/billing/what-if': ['?sizes=50'],
  'GET /v1/statistics': ['?report=messages', '?report=requests', '?report=operators', '?report=rating'],
  'GET /api/billing/statement/file': ['?from=$day&to=$day&format=csv&language=en'],
  'GET /v1/regions': ['?country_id=7'],
};

/** A period for all that is asked for one. */
const OF_REPORTS = '?from=$day&to=$day&by=day';

/** Routes that show nothing of anybody's messages, or are opened by what only another answer gives; each is read elsewhere. */
const NOT_WALKED = [
  // Known by a pass that is made for a file: the files' own routes are walked here, and none of them makes one.
  ...[
    'GET /api/shared/files/:pass/:name',
    'GET /api/frame-files/:pass/:name',
    'GET /v1/files/:pass/:name',
    'GET /widget/files/:pass/:name',
  ],
  // The visitor's own words to himself: withheld.visitor.spec.ts.
  ...['GET /widget/:key/config', 'GET /widget/:key/messages'],
  'GET /hooks/:transport/:key',
  // These change what they are asked about.
  ...[
    'GET /v1/messages/:id/transfer',
    'GET /v1/messages/:id/transfer_to_group',
    'GET /v1/messages/:id/read',
    'GET /v1/messages/:id/unread',
  ],
  ...['GET /v1/gateway/delete_outbox', 'GET /gateway/delete_outbox'],
  // The installation's, not a company's.
  ...['GET /healthz', 'GET /readyz', 'GET /metrics', 'GET /api/public', 'GET /schemas/scenario.json'],
];

/**
 * Walked, and refused: they are asked for things that this company has none of and that hold nothing a client wrote to it (a new route in
 * here needs a reason), or for what must not be found: the withheld file.
 */
export const OF_NOBODYS_WORDS = [
  'GET /api/attachments/:id',
  ...['GET /api/billing/payments/:id', 'GET /api/uploads/:id', 'GET /api/webhooks/:id/deliveries/:deliveryId', 'GET /v1/access_rights/:id'],
  ...['GET /api/scenarios/:id', 'GET /api/scenarios/:id/runs', 'GET /api/scenarios/:id/funnel', 'GET /api/scenarios/:id/errors'],
  ...['GET /api/scenarios/:id/revisions', 'GET /api/scenarios/:id/revisions/:revisionId', 'GET /api/scenarios/:id/export'],
  ...['GET /api/scenario-runs/:id', 'GET /api/scenario-files/:id'],
  ...['GET /api/internal-chats/:id', 'GET /api/internal-chats/:id/messages', 'GET /api/internal-attachments/:id'],
  ...['GET /api/tickets/:id', 'GET /v1/tickets/:id', 'GET /v1/tags/:id', 'GET /v1/templates/:id'],
];

/** Every route that reads, by its name. */
export const readRoutes = (api: ApiUnderTest): string[] =>
  allRoutes(api)
    .filter(({ method }) => method === 'GET')
    .map(({ method, path }: Route) => `${method} ${path}`)
    .filter((name) => !NOT_WALKED.includes(name));

const day = (): string => new Date().toISOString().slice(0, 10);

function addressesOf(name: string, ids: readonly number[], word: string): string[] {
  const path = name.slice('GET '.length);
  const questions = QUESTIONS[name] ?? (path.startsWith('/api/reports/') && !path.endsWith('/choices') ? [reportOf(path)] : ['']);
  const paths = ids.reduce<string[]>((of, id) => [...of, ...of.slice(0, 1).map((one) => one.replaceAll(/:\w+/g, String(id)))], [path]);
  return (path.includes(':') ? paths.slice(1) : [path]).flatMap((one) =>
    questions.map((question) => one + question.replaceAll('?query=?', `?query=${word}`).replaceAll('$day', day())),
  );
}

const reportOf = (path: string): string => OF_REPORTS + (path.endsWith('/file') ? '&format=csv&language=en' : '');

/** One read of a route with one of the ids. */
export interface Read {
  name: string;
  address: string;
  answer: Answer;
}

/** Reads everything that can be read, with every id that there is. */
export async function readAll({ api, console: browser, token, ids }: Reader, word: string): Promise<Read[]> {
  const reads: Read[] = [];
  for (const name of readRoutes(api)) {
    for (const address of addressesOf(name, ids, word)) {
      const answer = address.startsWith('/v1/') ? await api.v1(token, 'GET', address.slice('/v1'.length)) : await browser.get(address);
      reads.push({ name, address, answer });
    }
  }
  return reads;
}
