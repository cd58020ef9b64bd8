import type { SharedContact } from '#domain/messages/content.js';

/** Contact cards as WhatsApp takes them: beside the whole name it wants one part of it. */
export const contactsPart = (contacts: readonly SharedContact[]): Record<string, unknown>[] =>
  contacts.map(({ name, organisation, phones, emails = [] }) => ({
    name: { formatted_name: name, first_name: name },
    ...(organisation === undefined ? {} : { org: { company: organisation } }),
    phones: phones.map(({ phone, type, waId }) => ({
      phone,
      ...(type === undefined ? {} : { type }),
      ...(waId === undefined ? {} : { wa_id: waId }),
    })),
    ...(emails.length === 0 ? {} : { emails: emails.map((email) => ({ email })) }),
  }));
