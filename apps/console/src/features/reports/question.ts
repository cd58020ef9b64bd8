import type { ReportAsk, SavedQuestion } from '../../api/reports.js';
import type { ReportKind } from './catalogue.js';
import type { Days } from '../../ui/calendar-days.js';
import { allowsDays, FIRST_PRESET, usualBucket } from './period.js';
import { idsOf, listOf, listOfRoles, rolesOf, type ReportSearch } from './search.js';

const ownDays = ({ from, to }: ReportSearch): Days | undefined => (from && to ? { from, to } : undefined);

/** What the server is asked. Of an address that names what this report does not know, only the rest counts. */
export function askOf(search: ReportSearch, { filters, byTime, name }: ReportKind): ReportAsk {
  const days = ownDays(search);
  const period = days ?? { preset: search.period ?? FIRST_PRESET };
  const chosen = search.bucket ?? usualBucket(search.period, days);
  const by = byTime && !(chosen === 'day' && !allowsDays(days)) ? chosen : 'month';
  const knows = (filter: ReportKind['filters'][number]): boolean => filters.includes(filter);
  return {
    ...period,
    by,
    ...(knows('channels') && search.channels !== undefined && { channelIds: String(search.channels) }),
    ...(knows('groups') && search.groups !== undefined && { groupIds: String(search.groups) }),
    ...(knows('operators') && search.operators !== undefined && { operatorIds: String(search.operators) }),
    ...(knows('roles') && search.roles !== undefined && { roles: search.roles }),
    ...(name === 'funnel' && search.scenario !== undefined && { scenarioId: search.scenario }),
  };
}

/** The same as a view keeps it. */
export function savedOf(search: ReportSearch, kind: ReportKind): SavedQuestion {
  const { preset, from, to, by, channelIds, groupIds, operatorIds, roles, scenarioId } = askOf(search, kind);
  return {
    period: preset ? { preset } : { from: from ?? '', to: to ?? '' },
    by,
    channelIds: idsOf(channelIds),
    groupIds: idsOf(groupIds),
    operatorIds: idsOf(operatorIds),
    roles: rolesOf(roles),
    scenarioId: scenarioId ?? null,
  };
}

/** The address of a view's question. */
export function searchOf({ period, by, channelIds, groupIds, operatorIds, roles, scenarioId }: SavedQuestion): ReportSearch {
  const { preset, from, to } = period;
  return {
    ...(preset ? { period: preset } : from && to ? { from, to } : {}),
    bucket: by,
    channels: listOf(channelIds ?? []),
    groups: listOf(groupIds ?? []),
    operators: listOf(operatorIds ?? []),
    roles: listOfRoles(roles ?? []),
    scenario: scenarioId ?? undefined,
  };
}

/** Whether nothing but the view itself is named: a link to a view, as mails have it. */
export const isBareView = ({ view, compare: _, letters: __, ...rest }: ReportSearch): boolean =>
  view !== undefined && Object.values(rest).every((value) => value === undefined);

/** Whether what is on the screen is not what the view keeps. */
export const differs = (search: ReportSearch, saved: SavedQuestion, kind: ReportKind): boolean =>
  JSON.stringify(savedOf(search, kind)) !== JSON.stringify(savedOf(searchOf(saved), kind));
