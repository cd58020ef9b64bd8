import type { QueryClient } from '@tanstack/react-query';
import { sendMessage } from '../../../api/dialogs.js';
import { applySent } from '../live/apply-live-events.js';
import { echoQueue } from './echo-store.js';
import type { Echo } from './echo.js';

const postWith =
  (client: QueryClient) =>
  async (echo: Echo): Promise<void> => {
    const { items } = await sendMessage(echo.dialogId, {
      clientMessageId: echo.clientMessageId,
      kind: echo.kind,
      ...(echo.text && !echo.parts ? { text: echo.text } : {}),
      ...echo.parts,
      ...(echo.files.length > 0 ? { uploadIds: echo.files.map(({ uploadId }) => uploadId) } : {}),
      ...(echo.quoted ? { quotedId: echo.quoted.id } : {}),
    });
    applySent(client, items);
  };

/** Shows the message at once and sends it. */
export const send = (client: QueryClient, echo: Echo): void => echoQueue.send(echo, postWith(client));

/** Sends a failed message again. */
export const sendAgain = (client: QueryClient, echo: Echo): void => echoQueue.sendAgain(echo, postWith(client));

/** After a break of the line: what failed only because the server was away goes out by itself. */
export const resendAfterBreak = (client: QueryClient): void => echoQueue.resendAfterBreak(postWith(client));
