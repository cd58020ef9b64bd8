import type { Browser } from '../../../../../test/api/browser.js';
import type { Case, Cases, Senders } from './tenancy-senders.js';

export interface ReportRows {
  viewId: number;
}

const QUESTION = { period: { preset: 'this_month' }, by: 'day' };
const MAIL = { every: 'day', at: '09:00', format: 'csv' };

/** A view that is shared and sent. */
export async function reportRows(admin: Browser, name: string): Promise<ReportRows> {
  const view = { report: 'load', name, question: QUESTION, shared: true };
  const { id } = (await admin.send('POST', '/api/report-views', view)).json<{ id: number }>();
  await admin.send('PUT', `/api/report-views/${id}/mail`, { ...MAIL, operatorIds: [admin.me.operator.id] });
  return { viewId: id };
}

interface Named {
  channelId: number;
  groupId: number;
  operatorId: number;
  scenarioId: number;
}

const REPORTS = ['active-dialogs', 'funnel', 'load', 'operator-events', 'rating', 'requests', 'templates'];

/** The ids of reports and their views, for the test of tenancy. */
export function reportCases(senders: Senders, ours: ReportRows, theirs: ReportRows & Named): Cases {
  return { ...filterCases(senders, theirs), ...statisticsCases(senders, theirs), ...viewCases(senders, ours, theirs) };
}

/** Every filter of every report, as a page and as a file. */
function filterCases({ get }: Senders, theirs: Named): Cases {
  const filters = { channelIds: theirs.channelId, groupIds: theirs.groupId, operatorIds: theirs.operatorId };
  const period = 'from=2026-11-01&to=2026-11-02';
  const casesOf = (path: string, more: string, of: Record<string, number>): [string, Case][] =>
    Object.entries(of).map(([name, foreign]) => [`GET ${path} ${name}`, get(foreign, (id) => `${path}?${period}${more}&${name}=${id}`)]);
  const scenario = { scenarioId: theirs.scenarioId };
  return Object.fromEntries(
    REPORTS.flatMap((report) => [
      ...casesOf(`/api/reports/${report}`, '', { ...filters, ...(report === 'funnel' && scenario) }),
      ...casesOf(`/api/reports/${report}/file`, '&format=csv', { ...filters, ...(report === 'funnel' && scenario) }),
    ]),
  );
}

function statisticsCases({ v1 }: Senders, theirs: Named): Cases {
  const names = {
    channel_ids: theirs.channelId,
    group_ids: theirs.groupId,
    operator_ids: theirs.operatorId,
    scenario_id: theirs.scenarioId,
  };
  return Object.fromEntries(
    Object.entries(names).map(([name, foreign]) => [
      `GET /v1/statistics ${name}`,
      v1(foreign, (id) => `/statistics?report=funnel&${name}=${id}`),
    ]),
  );
}

function viewCases({ post, patch, put, remove }: Senders, ours: ReportRows, theirs: ReportRows & Named): Cases {
  const views = '/api/report-views';
  const asking = (more: object): object => ({ question: { ...QUESTION, ...more } });
  const named: Record<string, [foreign: number, ask: (id: number) => object]> = {
    channelIds: [theirs.channelId, (id) => asking({ channelIds: [id] })],
    groupIds: [theirs.groupId, (id) => asking({ groupIds: [id] })],
    operatorIds: [theirs.operatorId, (id) => asking({ operatorIds: [id] })],
    scenarioId: [theirs.scenarioId, (id) => asking({ scenarioId: id })],
  };
  const inQuestions = Object.entries(named).flatMap(([name, [foreign, ask]]): [string, Case][] => [
    [
      `POST ${views} ${name}`,
      post(
        foreign,
        () => views,
        (id) => ({ report: 'load', name: 'Theirs', ...ask(id) }),
      ),
    ],
    [`PATCH ${views}/{id} ${name}`, patch(foreign, () => `${views}/${ours.viewId}`, ask)],
  ]);
  const mail = (operatorId: number): object => ({ ...MAIL, operatorIds: [operatorId] });
  return {
    ...Object.fromEntries(inQuestions),
    [`PATCH ${views}/{id} id`]: patch(
      theirs.viewId,
      (id) => `${views}/${id}`,
      () => ({ name: 'Taken over' }),
    ),
    [`DELETE ${views}/{id} id`]: remove(theirs.viewId, (id) => `${views}/${id}`),
    [`PUT ${views}/{id}/mail id`]: put(
      theirs.viewId,
      (id) => `${views}/${id}/mail`,
      () => mail(theirs.operatorId),
    ),
    [`PUT ${views}/{id}/mail operatorIds`]: put(theirs.operatorId, () => `${views}/${ours.viewId}/mail`, mail),
    [`DELETE ${views}/{id}/mail id`]: remove(theirs.viewId, (id) => `${views}/${id}/mail`),
    [`DELETE ${views}/{id}/mail/mine id`]: remove(theirs.viewId, (id) => `${views}/${id}/mail/mine`),
    [`POST ${views}/{id}/mail/now id`]: post(theirs.viewId, (id) => `${views}/${id}/mail/now`),
  };
}
