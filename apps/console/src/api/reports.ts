import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { http, withQuery } from './client.js';
import type { components } from './schema.js';

type Schemas = components['schemas'];

export interface ReportAnswers {
  active_dialogs: Schemas['ActiveDialogsAnswer'];
  load: Schemas['LoadAnswer'];
  requests: Schemas['RequestsAnswer'];
  rating: Schemas['RatingAnswer'];
  operator_events: Schemas['OperatorEventsAnswer'];
  funnel: Schemas['FunnelAnswer'];
  templates: Schemas['TemplatesAnswer'];
}

export type ReportName = keyof ReportAnswers;
export type ReportFrame = Schemas['ReportFrame'];
export type ReportTimes = Schemas['ReportTimes'];
export type ReportChoices = Schemas['ReportChoices'];
export type ReportView = Schemas['ReportView'];
export type ReportMail = Schemas['ReportMail'];
export type SavedQuestion = Schemas['SavedQuestion'];
export type ReportMailFields = Schemas['ReportMailRequest'];
export type Bucket = ReportFrame['by'];
export type Preset = NonNullable<Schemas['SavedPeriod']['preset']>;

/** What a report is asked; lists that are empty mean all. */
export interface ReportAsk {
  preset?: Preset | undefined;
  from?: string | undefined;
  to?: string | undefined;
  by: Bucket;
  channelIds?: string;
  groupIds?: string;
  operatorIds?: string;
  roles?: string;
  scenarioId?: number | undefined;
}

const ROWS = 50;
const pathOf = (report: ReportName): string => `/api/reports/${report.replaceAll('_', '-')}`;

/** Reports with rows come page by page; the figures over them stand in each. */
export type PagedReport = 'requests' | 'rating' | 'operator_events';
const PAGED: readonly ReportName[] = ['requests', 'rating', 'operator_events'] satisfies PagedReport[];

/** A report; what is on the screen stays there until the next answer has come. */
export const reportQuery = <Name extends ReportName>(report: Name, ask: ReportAsk) =>
  infiniteQueryOptions({
    queryKey: ['report', report, ask],
    queryFn: ({ pageParam, signal }) => {
      const page = PAGED.includes(report) ? { cursor: pageParam, limit: ROWS } : {};
      return http.get<ReportAnswers[Name]>(pathOf(report), { query: { ...ask, ...page }, signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (answer) => ('next' in answer ? answer.next : null),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });

export type ReportFormat = ReportMailFields['format'];

/** Where the same comes as a file, with all rows. */
export const reportFilePath = (report: ReportName, ask: ReportAsk, format: ReportFormat, language: string): string =>
  withQuery(`${pathOf(report)}/file`, { ...ask, format, language });

export const reportChoicesQuery = queryOptions({
  queryKey: ['report-choices'],
  queryFn: ({ signal }) => http.get<ReportChoices>('/api/reports/choices', { signal }),
  staleTime: 60_000,
});

export const reportViewsQuery = queryOptions({
  queryKey: ['report-views'],
  queryFn: async ({ signal }) => (await http.get<{ items: ReportView[] }>('/api/report-views', { signal })).items,
  staleTime: 10_000,
});

export interface NewView {
  report: ReportName;
  name: string;
  question: SavedQuestion;
  shared: boolean;
}

export const addReportView = (view: NewView) => http.post<ReportView>('/api/report-views', view);
export const changeReportView = (id: number, changes: Partial<Omit<NewView, 'report'>>) =>
  http.patch<ReportView>(`/api/report-views/${id}`, changes);
export const deleteReportView = (id: number) => http.delete<void>(`/api/report-views/${id}`);
export const setReportMail = (id: number, mail: ReportMailFields) => http.put<ReportView>(`/api/report-views/${id}/mail`, mail);
export const stopReportMail = (id: number) => http.delete<void>(`/api/report-views/${id}/mail`);
export const leaveReportMail = (id: number) => http.delete<void>(`/api/report-views/${id}/mail/mine`);
export const sendReportNow = (id: number) => http.post<void>(`/api/report-views/${id}/mail/now`);
