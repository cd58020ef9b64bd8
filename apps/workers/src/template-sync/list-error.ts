import { SendError } from '#connectors/send-error.js';

const SENTENCES: Partial<Record<SendError['kind'], string>> = {
  throttled: 'The provider asks to wait',
  retryable: 'The provider is out of order for the moment',
  not_reached: 'The provider could not be reached',
  unknown: 'The provider did not answer in time',
  channel_broken: 'The provider refuses our access; check the token and its rights',
};

/** Why a list could not be read, in words for the admin: what it means, and the provider's own code and words. */
export function listError(error: unknown): string {
  if (!(error instanceof SendError)) return 'The list of the provider could not be read';
  const { kind, code, detail } = error;
  return `${SENTENCES[kind] ?? 'The provider refused'} (${detail ? `${code}: ${detail}` : code})`;
}
