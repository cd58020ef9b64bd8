import type { Session } from './sessions.js';

const WORDS = {
  en: {
    title: 'Test payment',
    warning: 'This is a test: no card is asked for and no money moves.',
    pay: 'Pay',
    cancel: 'Cancel the payment',
    over: 'This payment is over.',
    back: 'Back',
  },
  ru: {
    title: 'Тестовый платёж',
    warning: 'Это тест: карта не нужна, деньги не списываются.',
    pay: 'Оплатить',
    cancel: 'Отменить платёж',
    over: 'Этот платёж завершён.',
    back: 'Вернуться',
  },
};

const STYLE = `
  :root { color-scheme: light dark }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 16px/1.5 system-ui, sans-serif }
  main { width: min(24rem, calc(100vw - 3rem)); display: grid; gap: 1rem }
  .test { border: 2px dashed #b45309; border-radius: 8px; padding: .5rem .75rem }
  .sum { font-size: 2rem; font-weight: 600; margin: 0 }
  h1 { font-size: 1.25rem; margin: 0 } p { margin: 0 }
  form { display: grid; gap: .5rem }
  button, a { font: inherit; min-height: 44px; border-radius: 8px; border: 1px solid currentColor; background: none; color: inherit; cursor: pointer;
    display: grid; place-items: center; text-decoration: none }
  button.pay { background: #1d4ed8; border-color: #1d4ed8; color: #fff }
  :focus-visible { outline: 3px solid #60a5fa; outline-offset: 2px }
`;

/** The provider's page, on which a test payment is paid or cancelled. It works without a script. */
export function payPage(session: Session, path: string): string {
  const words = WORDS[session.locale];
  const { format } = new Intl.NumberFormat(session.locale, { style: 'currency', currency: session.currency.toUpperCase() });
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency: session.currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const act = (name: string, label: string): string =>
    `<form method="post" action="${escaped(`${path}/${name}`)}"><button class="${name}" type="submit">${label}</button></form>`;
  const over = `<p>${words.over}</p><a href="${escaped(session.successUrl)}">${words.back}</a>`;
  return `<!doctype html><html lang="${session.locale}"><head><meta charset="utf-8"><title>${words.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/favicon.svg"><style>${STYLE}</style></head><body><main>
<h1>${words.title}</h1><p class="test">${words.warning}</p><p>${escaped(session.title)}</p>
<p class="sum">${escaped(format(session.amount / 10 ** digits))}</p>
${session.status === 'open' ? act('pay', words.pay) + act('cancel', words.cancel) : over}
</main></body></html>`;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
