import type { Answer } from '../../simulator/calls.js';

/** Refusals in the words and codes of Meta's Graph API. */
export function graphError(status: number, code: number, message: string, details?: string): Exclude<Answer, 'hang'> {
  const error = {
    message: `(#${code}) ${message}`,
    type: 'OAuthException',
    code,
    ...(details === undefined ? {} : { error_data: { messaging_product: 'whatsapp', details } }),
    fbtrace_id: 'AsimulatedTraceId0000000',
  };
  return { status, json: { error } };
}

export const invalidParameter = (details: string): Exclude<Answer, 'hang'> => graphError(400, 100, 'Invalid parameter', details);

export const invalidToken = (): Exclude<Answer, 'hang'> => ({
  status: 401,
  headers: { 'www-authenticate': 'OAuth "Facebook Platform" "invalid_token" "Invalid OAuth access token"' },
  json: { error: { message: 'Invalid OAuth access token', type: 'OAuthException', code: 190, fbtrace_id: 'AsimulatedTraceId0000000' } },
});

export const unknownObject = (id: string): Exclude<Answer, 'hang'> => ({
  status: 400,
  json: {
    error: {
      message: `Unsupported post request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
      type: 'GraphMethodException',
      code: 100,
      error_subcode: 33,
      fbtrace_id: 'AsimulatedTraceId0000000',
    },
  },
});
