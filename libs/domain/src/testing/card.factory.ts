import type { CardFields } from '../cards/card-fields.js';

/** A card that says nothing, with what a test gives it. */
export const cardFields = (more: Partial<CardFields> = {}): CardFields => ({
  ...{ title: null, name: null, phones: [], email: null, comment: null, extraComments: [null, null, null], contractNumber: null },
  customFields: {},
  ...more,
});
