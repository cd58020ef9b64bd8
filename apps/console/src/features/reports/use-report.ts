import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { reportQuery, type ReportAnswers, type ReportAsk, type ReportName } from '../../api/reports.js';
import type { ReportKind } from './catalogue.js';
import { periodBefore } from './period.js';
import { askOf } from './question.js';
import type { ReportSearch } from './search.js';

/** Rows that come page by page. */
export interface Paging {
  hasMore: boolean;
  isLoading: boolean;
  error: Error | null;
  more(): void;
}

export interface Answered<Name extends ReportName> {
  /** The figures of the first page, the rows of all that were loaded. */
  answer: ReportAnswers[Name];
  /** The same of the period before, where it is asked for. */
  before: ReportAnswers[Name] | null;
  paging: Paging;
}

export interface ReportState<Name extends ReportName> {
  ask: ReportAsk;
  answered: Answered<Name> | null;
  error: Error | null;
  /** What is on the screen answers another question, and the answer to this one is on its way. */
  isStale: boolean;
  retry(): void;
}

function whole<Name extends ReportName>(pages: ReportAnswers[Name][]): ReportAnswers[Name] | null {
  const first = pages[0];
  if (!first) return null;
  if (!('rows' in first)) return first;
  return { ...first, rows: pages.flatMap((page) => ('rows' in page ? (page.rows as unknown[]) : [])) };
}

/** What a report answers to the address. */
export function useReport<Name extends ReportName>(kind: ReportKind & { name: Name }, search: ReportSearch): ReportState<Name> {
  const ask = askOf(search, kind);
  const query = useInfiniteQuery(reportQuery(kind.name, ask));
  const frame = query.data?.pages[0]?.frame;
  const { preset: _, ...rest } = ask;
  const before = useInfiniteQuery({
    ...reportQuery(kind.name, { ...rest, ...(frame && periodBefore(frame)) }),
    enabled: search.compare === true && kind.compares && frame !== undefined && !query.isPlaceholderData,
  });
  const pages = query.data?.pages;
  const answer = useMemo(() => (pages ? whole<Name>(pages) : null), [pages]);
  const compared = search.compare && kind.compares ? (before.data?.pages[0] ?? null) : null;
  return {
    ask,
    answered: answer && {
      answer,
      before: compared,
      paging: {
        hasMore: query.hasNextPage,
        isLoading: query.isFetchingNextPage,
        error: query.isFetchNextPageError ? query.error : null,
        more: () => void query.fetchNextPage(),
      },
    },
    // Of a page that could not be loaded its place says so.
    error: query.isFetchNextPageError ? null : query.error,
    isStale: query.isPlaceholderData,
    retry: () => void query.refetch(),
  };
}
