import type { SwitchedOffWebhook } from '#persistence/webhooks/switched-off.view.js';
import type { SwitchOffReason } from '#workflows/webhook-delivery/webhook-delivery.contract.js';

interface Words {
  subject(name: string): string;
  why: Record<SwitchOffReason, string>;
  address: string;
  lastError: string;
  remedy: string;
}

const WORDS: Record<'ru' | 'en', Words> = {
  en: {
    subject: (name) => `Deskwire: the webhook “${name}” was switched off`,
    why: {
      gone: 'The receiving program answered 410 Gone: it wants no more events.',
      no_success: 'Nothing could be delivered to it for too long.',
    },
    address: 'Address',
    lastError: 'Last error',
    remedy:
      'Events that waited for another attempt were cancelled, and new ones are not sent. When the program works again, switch the webhook on under Settings, Webhooks; what was missed can be sent again from its log.',
  },
  ru: {
    subject: (name) => `Deskwire: вебхук «${name}» отключён`,
    why: {
      gone: 'Принимающая программа ответила 410 Gone: события ей больше не нужны.',
      no_success: 'Слишком долго ничего не удавалось доставить.',
    },
    address: 'Адрес',
    lastError: 'Последняя ошибка',
    remedy:
      'События, которые ждали повторной отправки, отменены, новые не отправляются. Когда программа снова заработает, включите вебхук в разделе «Настройки», «Вебхуки»; пропущенное можно отправить ещё раз из его журнала.',
  },
};

/** An address without what may be a secret in it. */
function shownAddress(url: string): string {
  if (!URL.canParse(url)) return url;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

/** What an admin is told of a webhook that switched itself off, in his language. */
export function switchedOffMail(
  { name, url, lastError }: Omit<SwitchedOffWebhook, 'admins'>,
  reason: SwitchOffReason,
  locale: 'ru' | 'en',
): { subject: string; text: string } {
  const words = WORDS[locale];
  const facts = [`${words.address}: ${shownAddress(url)}`, ...(lastError ? [`${words.lastError}: ${lastError}`] : [])];
  return { subject: words.subject(name.replace(/\s+/g, ' ')), text: [words.why[reason], facts.join('\n'), words.remedy].join('\n\n') };
}
