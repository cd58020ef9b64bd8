import type { EntryKind } from '#persistence/billing/statement.view.js';

export interface StatementWords {
  title: string;
  headings: (currency: string) => string[];
  kinds: Record<EntryKind, string>;
  /** Notes that the product writes itself. */
  notes: Partial<Record<string, string>>;
}

/** What a statement says as a file. */
export const STATEMENT_WORDS: Record<'ru' | 'en', StatementWords> = {
  en: {
    title: 'Statement',
    headings: (currency) => [
      ...['No.', 'Time', 'Entry', `Amount, ${currency}`, `Balance, ${currency}`],
      ...['Note', 'Package', 'Dialog', 'Client', 'Operator'],
    ],
    kinds: {
      opening: 'Opening balance',
      payment: 'Payment',
      refund: 'Refund',
      package: 'Package of dialogs',
      adjustment: 'Adjustment',
      top_up: 'Package, auto top-up',
      single: 'Single dialog',
      returned: 'Given back',
    },
    notes: { test: 'test payment, no real money' },
  },
  ru: {
    title: 'Выписка',
    headings: (currency) => [
      ...['№', 'Время', 'Операция', `Сумма, ${currency}`, `Остаток, ${currency}`],
      ...['Примечание', 'Пакет', 'Диалог', 'Клиент', 'Оператор'],
    ],
    kinds: {
      opening: 'Начальный остаток',
      payment: 'Платёж',
      refund: 'Возврат платежа',
      package: 'Пакет диалогов',
      adjustment: 'Корректировка',
      top_up: 'Пакет, автопополнение',
      single: 'Отдельный диалог',
      returned: 'Возврат на баланс',
    },
    notes: { test: 'тестовый платёж, не деньги' },
  },
};
