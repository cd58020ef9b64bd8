/** For a file input's `accept`. */
export const TAKEN_FILES = 'image/*,audio/*,video/*,.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods,.odp,.rtf,.txt,.csv,.zip';

const DOCUMENTS = new Set([
  'application/pdf',
  'application/zip',
  'application/rtf',
  'application/x-cfb',
  'application/json',
  'text/plain',
  'text/csv',
  'text/vcard',
  'text/calendar',
]);

/** Whether a visitor may send a file of this type, which was found inside it: what people show each other, and no programs. */
export function isTakenFile(mime: string): boolean {
  if (/^(image|audio|video)\//.test(mime)) return mime !== 'image/svg+xml';
  return DOCUMENTS.has(mime) || /^application\/vnd\.(openxmlformats-officedocument|oasis\.opendocument|ms-)[\w.-]+$/.test(mime);
}
