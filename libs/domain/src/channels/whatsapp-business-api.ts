/** The ways to WhatsApp that Meta bills by itself; the report of active dialogs leaves them out unless they are asked for. */
export const WHATSAPP_BUSINESS_API: readonly string[] = ['whatsapp-cloud', 'whatsapp-360dialog', 'whatsapp-gupshup'];
