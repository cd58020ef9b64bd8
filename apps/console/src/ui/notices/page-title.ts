const EVERY_MILLISECONDS = 1000;
const PLAIN_ICON = '/favicon.svg';
const UNREAD_ICON = '/favicon-unread.svg';

let plain = 'Deskwire';
let unread = false;
let timer: ReturnType<typeof setInterval> | undefined;

function show(title: string, icon: string): void {
  document.title = title;
  document.getElementById('favicon')?.setAttribute('href', icon);
}

const showPlain = (): void => show(plain, unread ? UNREAD_ICON : PLAIN_ICON);

/** The tab's title and icon while nothing blinks: how much is unread. */
export function setPageTitle(count: number): void {
  plain = count > 0 ? `(${count > 99 ? '99+' : count}) Deskwire` : 'Deskwire';
  unread = count > 0;
  if (timer === undefined) showPlain();
}

export function stopBlinking(): void {
  if (timer === undefined) return;
  clearInterval(timer);
  timer = undefined;
  showPlain();
}

/** The tab's title says it and its usual words by turns, until it is looked at; `times`: a sample, which ends by itself. */
export function blink(words: string, times = Infinity): void {
  clearInterval(timer);
  let turn = 0;
  const next = (): void => {
    if (turn >= times * 2) return stopBlinking();
    if (turn % 2 === 0) show(words, UNREAD_ICON);
    else show(plain, unread ? PLAIN_ICON : UNREAD_ICON);
    turn += 1;
  };
  timer = setInterval(next, EVERY_MILLISECONDS);
  next();
}
