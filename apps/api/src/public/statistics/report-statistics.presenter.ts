import type { LoadReport, OperatorEventRow, RequestRow, TemplatesReport, Times } from '#domain/reports/answers.js';
import { publicTime } from '../public-time.js';
import type {
  AnsweredRequestStatistics,
  LoadStatistics,
  OperatorEventStatistics,
  TemplateStatistics,
  TimeStatistics,
} from './report-statistics.dto.js';
import { publicDay } from './statistics.presenter.js';

export const presentLoad = ({ bucket, fromClients, toClients, ...row }: LoadReport['buckets'][number]): LoadStatistics => ({
  ...{ date: publicDay(bucket), from_client: fromClients, to_client: toClients, opened: row.opened, closed: row.closed },
  ...{ open_at_end: row.openAtEnd, first_answer: presentTimes(row.firstAnswer), full_answer: presentTimes(row.fullAnswer) },
});

const presentTimes = ({ count, averageSeconds, p50Seconds, p90Seconds, p95Seconds }: Times): TimeStatistics => ({
  ...{ count, average: averageSeconds, p50: p50Seconds, p90: p90Seconds, p95: p95Seconds },
});

export const presentAnswered = (row: RequestRow): AnsweredRequestStatistics => ({
  ...{ operator_id: row.operatorId, operator: row.operator, role: row.role, channel_id: row.channelId, channel: row.channel },
  ...{ request_id: row.requestId, number: row.number, start: publicTime(row.start), date: publicDay(row.date) },
  ...{ dialog_id: row.dialogId, first_answer_seconds: row.firstAnswerSeconds, closed: row.closedAt && publicTime(row.closedAt) },
});

export const presentEvent = (row: OperatorEventRow): OperatorEventStatistics => ({
  ...{ id: row.eventId, operator_id: row.operatorId, operator: row.operator, role: row.role, groups: row.groups },
  ...{ event: row.event, status: row.status, dialog_id: row.dialogId, time: publicTime(row.at), seconds: row.seconds },
});

export const presentTemplate = ({ channelId, ...row }: TemplatesReport['templates'][number]): TemplateStatistics => ({
  ...{ channel_id: channelId, channel: row.channel, name: row.name, language: row.language },
  ...{ sent: row.sent, delivered: row.delivered, read: row.read, failed: row.failed, answered: row.answered },
});
