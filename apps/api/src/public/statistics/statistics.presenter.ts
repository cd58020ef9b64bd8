import type { MessageDay, OperatorFigures, RatingRow, RequestDay } from '#persistence/statistics/statistics.view.js';
import { publicTime } from '../public-time.js';
import type { MessageStatistics, OperatorStatistics, RatingStatistics, RequestStatistics } from './statistics.dto.js';

/** As this API writes days: dd-mm-yyyy. */
export const publicDay = (day: string): string => day.split('-').reverse().join('-');

export const presentMessageDay = (date: string, day: MessageDay | undefined): MessageStatistics => ({
  ...{ date: publicDay(date), from_client: day?.fromClient ?? 0, to_client: day?.toClient ?? 0 },
  ...{ autoreply: day?.autoreply ?? 0, comment: day?.comment ?? 0 },
});

export const presentRequestDay = (date: string, day: RequestDay | undefined): RequestStatistics => ({
  ...{ date: publicDay(date), opened: day?.opened ?? 0, closed: day?.closed ?? 0, answered: day?.answered ?? 0 },
  average_seconds: day?.averageSeconds ?? null,
});

export const presentOperatorFigures = (row: OperatorFigures): OperatorStatistics => ({
  ...{ operator_id: row.id, first_name: row.firstName, last_name: row.lastName, role: row.role },
  ...{ requests: row.requests, messages: row.messages, ratings: row.ratings, average_score: row.averageScore },
});

export const presentRating = (row: RatingRow): RatingStatistics => ({
  ...{ id: row.id, created: publicTime(row.at), score: row.score, comment: row.comment },
  ...{ channel_id: row.channelId, client_id: row.clientId, dialog_id: row.dialogId },
  ...{ request_id: row.requestId, operator_id: row.operatorId },
});
