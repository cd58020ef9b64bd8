import type { Locale } from '../companies/company.js';
import type { OperatorEvent } from '../operators/operator-event.js';
import type { OperatorEventRow } from './answers.js';
import type { Report } from './report.js';

/** The words of a report outside of the console: in files and letters. */
export interface TableWords {
  report(report: Report): string;
  /** Of a column. */
  heading(key: string): string;
  role(of: { role: string; customRole: boolean }): string;
  event(row: Pick<OperatorEventRow, 'event' | 'status'>): string;
}

interface Texts {
  reports: Record<Report, string>;
  headings: Record<string, string>;
  /** Put before the parts of an answer's times. */
  times: Record<string, string>;
  parts: Record<string, string>;
  roles: Record<string, string>;
  events: Record<OperatorEvent, string>;
}

const EN: Texts = {
  reports: {
    ...{ active_dialogs: 'Active dialogs', load: 'Load', requests: 'Requests with answers', rating: 'Rating' },
    ...{ operator_events: "Operators' events", funnel: 'Scenario funnel', templates: 'Templates' },
  },
  headings: {
    ...{
      bucket: 'Period from',
      dialogs: 'Active dialogs',
      fromClients: 'From clients',
      toClients: 'To clients',
      opened: 'Requests opened',
    },
    ...{ closed: 'Requests closed', openAtEnd: 'Open at the end', answered: 'Answered', operatorId: 'Operator ID', operator: 'Operator' },
    ...{ role: 'Role', groups: 'Groups', channelId: 'Channel ID', channel: 'Channel', number: 'Number', start: 'Start', date: 'Date' },
    ...{ firstAnswerSeconds: 'First answer, seconds', closedAt: 'Closed', dialogId: 'Dialog ID', requestId: 'Request ID', at: 'Time' },
    ...{ score: 'Mark', comment: 'Comment', event: 'Event', seconds: 'Seconds in status', scenario: 'Scenario', runs: 'Runs' },
    ...{ ended: 'Came to the end', step: 'Step', share: 'Share', template: 'Template', language: 'Language', sent: 'Sent' },
    ...{ delivered: 'Delivered', read: 'Read', failed: 'Not delivered', ratings: 'Marks', average: 'Average' },
  },
  times: { firstAnswer: 'First answer', fullAnswer: 'Full answer' },
  parts: {
    ...{ count: 'number', averageSeconds: 'average, seconds', p50Seconds: 'half within, seconds' },
    ...{ p90Seconds: '90 % within, seconds', p95Seconds: '95 % within, seconds' },
  },
  roles: { admin: 'Administrator', supervisor: 'Supervisor', operator: 'Operator' },
  events: {
    ...{ login: 'Login', logout: 'Logout', technical_login: 'Technical login', technical_logout: 'Technical logout' },
    technical_dialog: 'Technical: a dialog',
    ...{ online: 'Online', away: 'Away', offline: 'Offline', own_status: 'Own status' },
    ...{ connection_lost: 'Connection lost', connection_back: 'Connection back', dialog_taken: 'Took a dialog' },
    ...{ dialog_assigned: 'Was given a dialog', dialog_transferred: 'Gave a dialog away', dialog_closed: 'Closed a dialog' },
    dialog_reopened: 'Reopened a dialog',
  },
};

const RU: Texts = {
  reports: {
    ...{ active_dialogs: 'Активные диалоги', load: 'Нагрузка', requests: 'Обращения с ответами', rating: 'Оценки' },
    ...{ operator_events: 'События операторов', funnel: 'Воронка сценария', templates: 'Шаблоны' },
  },
  headings: {
    ...{ bucket: 'Период с', dialogs: 'Активные диалоги', fromClients: 'От клиентов', toClients: 'Клиентам', opened: 'Открыто обращений' },
    ...{
      closed: 'Закрыто обращений',
      openAtEnd: 'Открыто на конец',
      answered: 'С ответом',
      operatorId: 'ID оператора',
      operator: 'Оператор',
    },
    ...{ role: 'Роль', groups: 'Группы', channelId: 'ID канала', channel: 'Канал', number: 'Номер', start: 'Начало', date: 'Дата' },
    ...{ firstAnswerSeconds: 'Первый ответ, секунд', closedAt: 'Закрыто', dialogId: 'ID диалога', requestId: 'ID обращения', at: 'Время' },
    ...{ score: 'Оценка', comment: 'Комментарий', event: 'Событие', seconds: 'Секунд в статусе', scenario: 'Сценарий', runs: 'Запуски' },
    ...{ ended: 'Дошли до конца', step: 'Шаг', share: 'Доля', template: 'Шаблон', language: 'Язык', sent: 'Отправлено' },
    ...{ delivered: 'Доставлено', read: 'Прочитано', failed: 'Не доставлено', ratings: 'Оценок', average: 'Средняя' },
  },
  times: { firstAnswer: 'Первый ответ', fullAnswer: 'Полный ответ' },
  parts: {
    ...{ count: 'сколько', averageSeconds: 'в среднем, секунд', p50Seconds: 'половина за, секунд' },
    ...{ p90Seconds: '90 % за, секунд', p95Seconds: '95 % за, секунд' },
  },
  roles: { admin: 'Администратор', supervisor: 'Супервизор', operator: 'Оператор' },
  events: {
    ...{ login: 'Вход', logout: 'Выход', technical_login: 'Технический вход', technical_logout: 'Технический выход' },
    technical_dialog: 'Технический: диалог',
    ...{ online: 'Онлайн', away: 'Отошёл', offline: 'Офлайн', own_status: 'Свой статус' },
    ...{ connection_lost: 'Связь пропала', connection_back: 'Связь вернулась', dialog_taken: 'Взял диалог' },
    ...{ dialog_assigned: 'Получил диалог', dialog_transferred: 'Передал диалог', dialog_closed: 'Закрыл диалог' },
    dialog_reopened: 'Открыл диалог снова',
  },
};

const wordsOf = (texts: Texts): TableWords => ({
  report: (report) => texts.reports[report],
  heading: (key) => {
    const [times = '', part] = key.split('.');
    return part === undefined ? (texts.headings[key] ?? key) : `${texts.times[times] ?? times}: ${texts.parts[part] ?? part}`;
  },
  role: ({ role, customRole }) => (customRole ? role : (texts.roles[role] ?? role)),
  // A status of the company's own has a name that everybody knows it by.
  event: ({ event, status }) => status ?? texts.events[event],
});

export const TABLE_WORDS: Record<Locale, TableWords> = { en: wordsOf(EN), ru: wordsOf(RU) };
