/** What a message carries beside its text and files. */

export interface Referral {
  sourceType: string | null;
  sourceId: string | null;
  sourceUrl: string | null;
  headline: string | null;
  body: string | null;
  mediaType: string | null;
  mediaUrl: string | null;
  clickId: string | null;
}

export interface MessageButton {
  type: 'reply' | 'url' | 'phone' | 'location' | 'email';
  text: string;
  payload?: string;
  url?: string;
}

export interface MessageContent {
  location?: { latitude: number; longitude: number; name?: string; address?: string; url?: string };
  contacts?: {
    name: string;
    organisation?: string;
    phones: { phone: string; type?: string; waId?: string }[];
    emails?: string[];
  }[];
  press?: { payload: string; title: string; description?: string; onMessage?: string };
  form?: { name: string | null; answers: Record<string, unknown> };
  order?: {
    catalogId: string | null;
    note: string | null;
    items: { productId: string; quantity: number; price: number; currency: string }[];
  };
  referral?: Referral;
  product?: { catalogId: string | null; productId: string };
  forwarded?: 'once' | 'many';
  unsupported?: { kind: string; code: number | null; reason: string | null };
  buttons?: MessageButton[];
  /** The template that it was sent with; its text and buttons are the message's own. */
  template?: { name: string; language: string };
  /** In a group: who of its members wrote. */
  author?: { id: string | null; name: string };
  system?: { code: string; params: Record<string, string | number | null> };
}
