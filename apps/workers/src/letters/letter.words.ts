import type { Locale } from '#domain/companies/company.js';
import type { LetterFacts } from '#persistence/letters/letter.view.js';
import type { LetterKind } from '#workflows/letter/letter.contract.js';
import { PACKAGE_NOTICE } from './package-notice.words.js';

export interface LetterNames {
  company: string;
  firstName: string;
  by: string | null;
  /** In the company's time zone. */
  until: string;
  packages?: LetterFacts['packages'];
}

export interface Words {
  subject(names: LetterNames): string;
  /** Before the link. */
  above(names: LetterNames): string[];
  /** What the link does. */
  action: string;
  below(names: LetterNames): string[];
}

const hello = ({ firstName }: LetterNames): string => (firstName ? `Hello ${firstName},` : 'Hello,');
const dobry = ({ firstName }: LetterNames): string => (firstName ? `Здравствуйте, ${firstName}!` : 'Здравствуйте!');

const EN: Record<LetterKind, Words> = {
  package_notice: PACKAGE_NOTICE.en,
  invitation: {
    subject: ({ company }) => `${company}: your invitation to Deskwire`,
    above: (names) => [
      hello(names),
      `${names.by ?? names.company} invites you to answer the clients of ${names.company} in Deskwire. Open the link, set a password, and you are in.`,
    ],
    action: 'Accept the invitation',
    below: ({ until }) => [
      `The link works once and until ${until}. If it is over, ask for a new one.`,
      'If you do not know what this is about, ignore this letter: without the link nothing happens.',
    ],
  },
  password_reset: {
    subject: () => 'Deskwire: a new password',
    above: (names) => [
      hello(names),
      `Somebody asked for a new password for your account at ${names.company}. If that was you, open the link and set it.`,
    ],
    action: 'Set a new password',
    below: ({ until }) => [
      `The link works once and until ${until}. A new password ends all your sessions on all devices.`,
      'If it was not you, ignore this letter: your password stays as it is.',
    ],
  },
  onboarding_reminder: {
    subject: ({ company }) => `Deskwire: ${company} is not set up yet`,
    above: (names) => [
      hello(names),
      `The set-up of ${names.company} waits where you left it, with everything that you entered: from there to the first conversation it is a few minutes.`,
    ],
    action: 'Go on where you left off',
    below: () => ['You need no reminder? Skip the set-up on its page, and no more letters come.'],
  },
};

const RU: Record<LetterKind, Words> = {
  package_notice: PACKAGE_NOTICE.ru,
  invitation: {
    subject: ({ company }) => `${company}: приглашение в Deskwire`,
    above: (names) => [
      dobry(names),
      names.by
        ? `${names.by} приглашает вас отвечать клиентам компании «${names.company}» в Deskwire. Откройте ссылку и задайте пароль — и можно работать.`
        : `Вас приглашают отвечать клиентам компании «${names.company}» в Deskwire. Откройте ссылку и задайте пароль — и можно работать.`,
    ],
    action: 'Принять приглашение',
    below: ({ until }) => [
      `Ссылка сработает один раз и действует до ${until}. Если срок истёк, попросите новую.`,
      'Если вы не понимаете, о чём речь, просто не отвечайте: без перехода по ссылке ничего не произойдёт.',
    ],
  },
  password_reset: {
    subject: () => 'Deskwire: новый пароль',
    above: (names) => [
      dobry(names),
      `Для вашей учётной записи в компании «${names.company}» запросили новый пароль. Если это были вы, откройте ссылку и задайте его.`,
    ],
    action: 'Задать новый пароль',
    below: ({ until }) => [
      `Ссылка сработает один раз и действует до ${until}. Новый пароль завершит все ваши сеансы на всех устройствах.`,
      'Если это были не вы, ничего не делайте: пароль останется прежним.',
    ],
  },
  onboarding_reminder: {
    subject: ({ company }) => `Deskwire: настройка компании «${company}» не закончена`,
    above: (names) => [
      dobry(names),
      `Настройка компании «${names.company}» ждёт там, где вы остановились, и всё введённое на месте: до первого диалога — несколько минут.`,
    ],
    action: 'Продолжить настройку',
    below: () => ['Напоминания не нужны? Пропустите настройку на её странице, и писем больше не будет.'],
  },
};

export const WORDS: Record<Locale, Record<LetterKind, Words>> = { en: EN, ru: RU };
