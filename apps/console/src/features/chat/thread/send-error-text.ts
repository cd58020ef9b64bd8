import type { TFunction } from 'i18next';
import type { Message } from '../../../api/types.js';

/** Why a message was not delivered, as a sentence; for a reason without one the provider's own words must do. */
export function sendErrorText(error: NonNullable<Message['error']>, t: TFunction): string {
  return t([`chat:sendError.${error.reason}`, 'chat:sendError.unknown'], { detail: error.detail ?? error.reason });
}
