import type { StepPayload } from '../../model/content.js';

/** A payload as it reads: `order_status?id=42&lang=ru`. Variables stay as they are written. */
export function payloadLine({ action, parameters }: StepPayload): string {
  const pairs = parameters.filter(({ name }) => name !== '').map(({ name, value }) => `${encode(name)}=${encode(value)}`);
  return pairs.length === 0 ? action : `${action}?${pairs.join('&')}`;
}

/** As the server writes it: only what would be read as something else, or be lost on its way. */
const ESCAPED = /[%&\p{Cc}]|(?! )\s|^ | $/gu;

const encode = (text: string): string =>
  text
    .split(/(\{\{.*?\}\})/)
    .map((part) => (part.startsWith('{{') ? part : part.replace(ESCAPED, encodeURIComponent)))
    .join('');
