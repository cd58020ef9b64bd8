import { DialogBlocked } from '#domain/packages/packages.errors.js';
import { getSchemaPath } from '@nestjs/swagger';
import { ApiError } from '../../public/api-error.presenter.js';

const refusal = (description: string, message: string, errors: Record<string, string[]> = {}, code?: string): object => ({
  description,
  content: {
    'application/json': { schema: { $ref: getSchemaPath(ApiError) }, example: { status: 'error', message, ...(code && { code }), errors } },
  },
});

export const UNAUTHORIZED = refusal(
  'No token, or one that is unknown, expired or revoked (`You need to auth`)',
  'You have to specify your token. See API manual on info@chat2desk.com',
);
export const FORBIDDEN = refusal(
  'The token has no scope for this; the sentence names it',
  'This token has no scope messages:write; an admin can add it on the page Settings > API',
);
export const INVALID = refusal(
  'A parameter is missing or cannot be used; `errors` has a list for each',
  'client_id must be given as a whole number',
  {
    client_id: ['client_id must be given as a whole number'],
  },
);
export const NOT_FOUND = refusal('There is no such thing in this company', 'Client not found');
export const TOO_MANY = refusal(
  'More calls than the token may make in a minute, or the company in a month (`API calls exceeded API limit per month`); `Retry-After` says when to come back',
  'Number of API requests exceeded',
);
export const RUNNING = refusal(
  'The first request with this Idempotency-Key is still running, or what is there already does not allow it; with `code` `dialog_blocked`: nothing pays for the month of the dialog',
  'The first request with this Idempotency-Key is still running; ask again in a moment',
);
export const BLOCKED = refusal(
  'The dialog is blocked: nothing pays for its month. Nothing was stored; `code` is `dialog_blocked`',
  new DialogBlocked().message,
  {},
  'dialog_blocked',
);
export const KEY_REUSED = refusal(
  'The Idempotency-Key was used for another request',
  'This Idempotency-Key was used for another request; give each request a key of its own',
);
