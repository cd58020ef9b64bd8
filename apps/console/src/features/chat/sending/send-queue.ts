import type { QueryClient } from '@tanstack/react-query';
import { isApiError } from '../../../api/api-error.js';
import { sendMessage } from '../../../api/dialogs.js';
import { errorText } from '../../../ui/toast.js';
import { applySent } from '../live/apply-live-events.js';
import { addEcho, changeEcho, useEchoes } from './echo-store.js';
import type { Echo } from './echo.js';

const PAUSES_MILLISECONDS = [1000, 3000, 6000];

const chains = new Map<number, Promise<void>>();

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

function post(echo: Echo) {
  return sendMessage(echo.dialogId, {
    clientMessageId: echo.clientMessageId,
    kind: echo.kind,
    ...(echo.text && !echo.parts ? { text: echo.text } : {}),
    ...echo.parts,
    ...(echo.files.length > 0 ? { uploadIds: echo.files.map(({ uploadId }) => uploadId) } : {}),
    ...(echo.quoted ? { quotedId: echo.quoted.id } : {}),
  });
}

/** Tries until it is answered. The same id each time, so a try whose answer was lost does not send twice. */
async function deliver(client: QueryClient, echo: Echo): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const { items } = await post(echo);
      applySent(client, items);
      return;
    } catch (error) {
      const wait = PAUSES_MILLISECONDS[attempt];
      const temporary = isApiError(error) && error.isTemporary;
      if (!temporary || wait === undefined) {
        const silent = isApiError(error) && error.isNetwork;
        return changeEcho(echo.clientMessageId, { state: 'failed', error: silent ? null : errorText(error) });
      }
      await pause(wait);
    }
  }
}

/** One after another within a dialog, or the client would read the answers in another order than they were written. */
function enqueue(client: QueryClient, echo: Echo): void {
  const before = chains.get(echo.dialogId) ?? Promise.resolve();
  chains.set(
    echo.dialogId,
    before.then(() => deliver(client, echo)),
  );
}

/** Shows the message at once and sends it. */
export function send(client: QueryClient, echo: Echo): void {
  addEcho(echo);
  enqueue(client, echo);
}

/** Sends a failed message again. */
export function sendAgain(client: QueryClient, echo: Echo): void {
  changeEcho(echo.clientMessageId, { state: 'sending', error: null });
  enqueue(client, echo);
}

/** After a break of the line: what failed only because the server was away goes out by itself. */
export function resendAfterBreak(client: QueryClient): void {
  for (const echo of useEchoes.getState().echoes) {
    if (echo.state === 'failed' && echo.error === null) sendAgain(client, echo);
  }
}
