import type { Locale } from '../companies/company.js';
import type { DialogChanges } from '../dialogs/dialog-changes.js';
import type { Dialog } from '../dialogs/dialog.js';
import type { MessageButton } from '../messages/content.js';
import type { MessageDraft } from '../messages/message.js';
import { lengthOf, isReplyWindowOpen, type ChannelAbilities } from '../messages/message-limits.js';
import { ratingQuestion } from './rating.js';

/** How a company asks, and by which channel; it has not asked about this request. */
export interface RatingTerms {
  question: string;
  locale: Locale;
  transport: string;
}

/** Asks the client about the request that an operator has just closed, where his channel lets us write. */
export function askToRate(
  changes: DialogChanges,
  dialog: Dialog,
  requestId: number,
  terms: RatingTerms,
  abilities: ChannelAbilities,
): void {
  const { limits, features } = abilities;
  if (features.ownRating || !isReplyWindowOpen(dialog.snapshot.lastInboundAt, changes.now, limits)) return;
  const { text, buttons } = ratingQuestion({ text: terms.question, requestId, locale: terms.locale }, limits);
  if (lengthOf(text) > limits.textLength) return;
  changes.askToRate(dialog, requestId, ourDraft(text, buttons));
}

/** What nobody writes: the system does, in the company's name. */
export const ourDraft = (text: string, buttons: MessageButton[] = []): MessageDraft => ({
  ...{ kind: 'autoreply', origin: 'system', text, content: buttons.length > 0 ? { buttons } : null, status: 'queued', operatorId: null },
  ...{ externalId: null, clientMessageId: null, quotedId: null, quotedExternalId: null, providerAt: null },
});
