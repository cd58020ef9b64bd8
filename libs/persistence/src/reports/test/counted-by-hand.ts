import type { MessageKind, MessageOrigin } from '#domain/messages/message.js';
import { statusName } from '#domain/messages/status.js';
import { WHATSAPP_BUSINESS_API } from '#domain/channels/whatsapp-business-api.js';
import { wallTimeAt } from '#domain/companies/zone-time.js';
import type { ActiveDialogsReport, LoadReport, Times } from '#domain/reports/answers.js';
import { countedAt, isCounted, isLoad } from '#domain/reports/counted-message.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import { roundedSeconds } from '#domain/reports/times.js';
import type { StoreUnderTest } from '../../testing/store-under-test.js';

interface RawMessage {
  id: number;
  dialogId: number;
  channelId: number;
  requestId: number | null;
  operatorId: number | null;
  kind: MessageKind;
  at: Date;
  load: boolean;
}

interface RawRequest {
  id: number;
  dialogId: number;
  channelId: number;
  operatorId: number | null;
  openedAt: Date;
  closedAt: Date | null;
  answeredAt: Date | null;
}

type Asked = Pick<ReportQuestion, 'from' | 'to' | 'by' | 'channelIds' | 'operatorIds'>;

/** The reports as their definitions say, from every single row, in the words of the domain and not of SQL. */
export class CountedByHand {
  private constructor(
    private readonly timeZone: string,
    private readonly transports: Map<number, string>,
    private readonly messages: RawMessage[],
    private readonly requests: RawRequest[],
  ) {}

  static async read(store: StoreUnderTest): Promise<CountedByHand> {
    const [company] = await store.rows<{ zone: string }>('select time_zone as zone from company where id = $1', [store.companyId]);
    const channels = await store.rows<{ id: string; transport: string }>('select id, transport from channel');
    const messages = await store.rows<Record<string, unknown>>(
      `select id::int, dialog_id::int as "dialogId", channel_id::int as "channelId", request_id::int as "requestId", operator_id::int as "operatorId",
              kind, origin, status, sent_at as "sentAt", created_at as "createdAt", deleted_at as "deletedAt" from message`,
    );
    const requests = await store.rows<RawRequest>(
      `select q.id::int, q.dialog_id::int as "dialogId", d.channel_id::int as "channelId", q.operator_id::int as "operatorId",
              q.opened_at as "openedAt", q.closed_at as "closedAt", q.answered_at as "answeredAt" from request q join dialog d on d.id = q.dialog_id`,
    );
    return new CountedByHand(
      company?.zone ?? '',
      new Map(channels.map(({ id, transport }) => [Number(id), transport])),
      messages.flatMap((row) => {
        const stored = row as unknown as Omit<RawMessage, 'at' | 'load'> & {
          origin: MessageOrigin;
          status: number;
          sentAt: Date;
          createdAt: Date;
          deletedAt: Date | null;
        };
        if (!isCounted({ ...stored, status: statusName(stored.status) })) return [];
        return [{ ...stored, at: countedAt(stored), load: isLoad(stored) }];
      }),
      requests,
    );
  }

  activeDialogs(asked: Asked): ActiveDialogsReport {
    const active = this.messages.filter(
      (message) =>
        this.isIn(asked, message.at) &&
        this.isOfChannels(asked, message.channelId, true) &&
        isOf(asked, message.kind === 'from_client' ? null : message.operatorId),
    );
    const distinct = (messages: RawMessage[]): number => new Set(messages.map(({ dialogId }) => dialogId)).size;
    return {
      dialogs: distinct(active),
      buckets: bucketsOf(asked).map((bucket) => ({
        bucket,
        dialogs: distinct(active.filter(({ at }) => bucketOf(asked, this.dayOf(at)) === bucket)),
      })),
    };
  }

  load(asked: Asked): LoadReport {
    const responsible = new Map(this.requests.map(({ id, operatorId }) => [id, operatorId]));
    const messages = this.messages.filter((m) => {
      const whose = m.kind === 'from_client' ? (responsible.get(m.requestId ?? 0) ?? null) : m.operatorId;
      return m.load && this.isIn(asked, m.at) && this.isOfChannels(asked, m.channelId, false) && isOf(asked, whose);
    });
    const requests = this.requests.filter((q) => this.isOfChannels(asked, q.channelId, false) && isOf(asked, q.operatorId));
    const figures = (isIn: (day: string) => boolean) => {
      const opened = requests.filter((q) => isIn(this.dayOf(q.openedAt)));
      return {
        fromClients: messages.filter((m) => m.kind === 'from_client' && isIn(this.dayOf(m.at))).length,
        toClients: messages.filter((m) => m.kind === 'to_client' && isIn(this.dayOf(m.at))).length,
        opened: opened.length,
        closed: requests.filter((q) => q.closedAt !== null && isIn(this.dayOf(q.closedAt))).length,
        firstAnswer: timesOf(
          opened.flatMap((q) => (q.answeredAt !== null && q.answeredAt > q.openedAt ? [secondsBetween(q.openedAt, q.answeredAt)] : [])),
        ),
        fullAnswer: timesOf(opened.flatMap((q) => (q.closedAt === null ? [] : [secondsBetween(q.openedAt, q.closedAt)]))),
      };
    };
    const openAfter = (day: string): number =>
      requests.filter((q) => this.dayOf(q.openedAt) <= day && (q.closedAt === null || this.dayOf(q.closedAt) > day)).length;
    return {
      ...figures((day) => day >= asked.from && day <= asked.to),
      openNow: requests.filter((q) => q.closedAt === null).length,
      buckets: bucketsOf(asked).map((bucket) => ({
        bucket,
        ...figures((day) => day >= asked.from && day <= asked.to && bucketOf(asked, day) === bucket),
        openAtEnd: openAfter(lastDayOf(asked, bucket)),
      })),
      hours: this.hoursOf(
        messages.filter(({ kind }) => kind === 'from_client').map(({ at }) => at),
        requests.map(({ openedAt }) => openedAt).filter((at) => this.isIn(asked, at)),
      ),
    };
  }

  private hoursOf(wrote: Date[], opened: Date[]): LoadReport['hours'] {
    const hours = new Map<string, LoadReport['hours'][number]>();
    const count = (at: Date, what: 'fromClients' | 'opened'): void => {
      const { weekday, minutes } = wallTimeAt(this.timeZone, at);
      const hour = Math.floor(minutes / 60);
      const key = `${weekday} ${String(hour).padStart(2, '0')}`;
      const row = hours.get(key) ?? { weekday, hour, fromClients: 0, opened: 0 };
      row[what] += 1;
      hours.set(key, row);
    };
    wrote.forEach((at) => count(at, 'fromClients'));
    opened.forEach((at) => count(at, 'opened'));
    return [...hours].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }

  private dayOf(at: Date): string {
    const { year, month, day } = wallTimeAt(this.timeZone, at);
    return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  }

  private isIn({ from, to }: Asked, at: Date): boolean {
    const day = this.dayOf(at);
    return day >= from && day <= to;
  }

  private isOfChannels({ channelIds }: Asked, channelId: number, leavesOutBusinessApi: boolean): boolean {
    if (channelIds.length > 0) return channelIds.includes(channelId);
    return !leavesOutBusinessApi || !WHATSAPP_BUSINESS_API.includes(this.transports.get(channelId) ?? '');
  }
}

const isOf = ({ operatorIds }: Asked, operatorId: number | null): boolean =>
  operatorIds.length === 0 || (operatorId !== null && operatorIds.includes(operatorId));

const bucketOf = ({ by }: Asked, day: string): string => ({ day, month: `${day.slice(0, 7)}-01`, year: `${day.slice(0, 4)}-01-01` })[by];

function daysOf({ from, to }: Asked): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

const bucketsOf = (asked: Asked): string[] => [...new Set(daysOf(asked).map((day) => bucketOf(asked, day)))];

const lastDayOf = (asked: Asked, bucket: string): string =>
  daysOf(asked)
    .filter((day) => bucketOf(asked, day) === bucket)
    .at(-1) ?? bucket;

const secondsBetween = (from: Date, to: Date): number => Math.max(Math.round((to.getTime() - from.getTime()) / 1_000), 0);

function timesOf(seconds: number[]): Times {
  const sorted = seconds.map(roundedSeconds).sort((a, b) => a - b);
  const percentile = (share: number): number | null => sorted.find((_, n) => (n + 1) * 100 >= share * sorted.length) ?? null;
  return {
    count: sorted.length,
    averageSeconds: sorted.length === 0 ? null : Math.round(seconds.reduce((sum, each) => sum + each, 0) / seconds.length),
    ...{ p50Seconds: percentile(50), p90Seconds: percentile(90), p95Seconds: percentile(95) },
  };
}
