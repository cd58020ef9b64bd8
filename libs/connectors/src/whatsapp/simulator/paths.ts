/** Where the media addresses of the simulated Graph API lie. */
export const BYTES_PATH = '/whatsapp_business/attachments/';
