/** A message template as its provider lists it, in our words. Key: name and language. */
export interface ListedTemplate {
  name: string;
  language: string;
  /** The provider's id; some send by it. */
  externalId: string | null;
  status: TemplateStatus;
  category: string | null;
  /** Why it was rejected or paused, in the provider's words. */
  reason: string | null;
  header: TemplateHeader | null;
  body: string;
  footer: string | null;
  buttons: TemplateButton[];
}

/** Only `approved` can be sent. Whatever a provider calls its states, these are what matters to whoever sends. */
export const TEMPLATE_STATUSES = ['approved', 'pending', 'rejected', 'paused', 'disabled', 'deleted'] as const;
export type TemplateStatus = (typeof TEMPLATE_STATUSES)[number];

export type TemplateHeader = { kind: 'text'; text: string } | { kind: 'image' | 'video' | 'document' | 'location' };

/** `text` is the label. An address or code ends with a placeholder when it has a variable. */
export interface TemplateButton {
  kind: 'quick_reply' | 'url' | 'phone' | 'copy_code' | 'other';
  text: string;
  url?: string;
  phone?: string;
}
