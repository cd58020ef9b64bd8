import type { Locale } from '#domain/companies/company.js';
import type { NoticeKind } from '#domain/packages/notices.js';
import type { LetterNames, Words } from './letter.words.js';

/** What one kind of notice says: its subject, and what it means. */
interface Said {
  subject: string;
  text: string;
}

interface Packages {
  placesLeft: number;
  blockedDialogs: number;
}

type Sayings = Record<NoticeKind, (packages: Packages) => Said>;

const used = (share: number, { placesLeft }: Packages): Said => ({
  subject: `${share}% of the dialogs that are paid for are used`,
  text: `${share}% of the places for dialogs in this month's packages are taken; left: ${placesLeft}. When none is left, a package is added by itself if your tariff and balance allow it, else each new dialog costs the single price, else it is blocked.`,
});

const EN: Sayings = {
  used_80: (packages) => used(80, packages),
  used_95: (packages) => used(95, packages),
  used_100: ({ placesLeft }) => ({
    subject: 'the package of dialogs is used up',
    text: `All places for dialogs that you had this month were taken; left now: ${placesLeft}. Each new dialog needs a package, which is added by itself if your tariff and balance allow it, or the single price from the balance; else it is blocked.`,
  }),
  top_up_unpaid: () => ({
    subject: 'the balance does not cover another package of dialogs',
    text: 'The package of dialogs is used up and the balance does not cover another one. New dialogs cost the single price as long as the balance covers that, then they are blocked. Top up the balance, and a package is added by itself.',
  }),
  blocked: ({ blockedDialogs }) => ({
    subject: 'new dialogs are blocked',
    text: `There is no place for new dialogs, and the balance covers neither a package nor the single price. Blocked dialogs: ${blockedDialogs}. What clients write in them is kept; you can read and answer it as soon as the balance is topped up or a package is bought.`,
  }),
  unblocked: () => ({
    subject: 'all dialogs are unblocked',
    text: 'There is a place for all dialogs again: what was blocked is given back, with all that clients wrote meanwhile.',
  }),
};

const usedRu = (share: number, { placesLeft }: Packages): Said => ({
  subject: `использовано ${share}% оплаченных диалогов`,
  text: `Занято ${share}% мест для диалогов в пакетах этого месяца; осталось: ${placesLeft}. Когда места закончатся, пакет добавится сам, если это позволяют тариф и баланс; иначе каждый новый диалог оплачивается по одному, а если средств нет — блокируется.`,
});

const RU: Sayings = {
  used_80: (packages) => usedRu(80, packages),
  used_95: (packages) => usedRu(95, packages),
  used_100: ({ placesLeft }) => ({
    subject: 'пакет диалогов израсходован',
    text: `Все места для диалогов, которые были в этом месяце, заняты; сейчас осталось: ${placesLeft}. Для каждого нового диалога нужен пакет — он добавится сам, если это позволяют тариф и баланс, — или оплата по одному; иначе диалог блокируется.`,
  }),
  top_up_unpaid: () => ({
    subject: 'на балансе не хватает средств на пакет диалогов',
    text: 'Пакет диалогов израсходован, а на балансе не хватает средств на следующий. Новые диалоги оплачиваются по одному, пока хватает средств, а затем блокируются. Пополните баланс, и пакет добавится сам.',
  }),
  blocked: ({ blockedDialogs }) => ({
    subject: 'новые диалоги блокируются',
    text: `Мест для новых диалогов нет, а средств на балансе не хватает ни на пакет, ни на оплату по одному. Заблокировано диалогов: ${blockedDialogs}. Всё, что пишут в них клиенты, сохраняется; прочитать и ответить можно будет сразу после пополнения баланса или покупки пакета.`,
  }),
  unblocked: () => ({
    subject: 'все диалоги разблокированы',
    text: 'Для всех диалогов снова есть место: заблокированные диалоги возвращены вместе со всем, что клиенты успели написать.',
  }),
};

function said({ packages }: LetterNames, sayings: Sayings): Said {
  if (!packages) throw new Error('A notice about packages without a word of them');
  return sayings[packages.kind](packages);
}

/** How admins are told of their packages of dialogs. */
export const PACKAGE_NOTICE: Record<Locale, Words> = {
  en: {
    subject: (names) => `Deskwire: ${said(names, EN).subject} (${names.company})`,
    above: (names) => [names.firstName ? `Hello ${names.firstName},` : 'Hello,', said(names, EN).text],
    action: 'Open billing',
    below: ({ company }) => [`You get this letter as an admin of ${company}.`],
  },
  ru: {
    subject: (names) => `Deskwire: ${said(names, RU).subject} («${names.company}»)`,
    above: (names) => [names.firstName ? `Здравствуйте, ${names.firstName}!` : 'Здравствуйте!', said(names, RU).text],
    action: 'Открыть раздел «Оплата»',
    below: ({ company }) => [`Вы получили это письмо как администратор компании «${company}».`],
  },
};
