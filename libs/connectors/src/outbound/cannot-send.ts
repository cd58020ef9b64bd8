import { SendError } from '../send-error.js';

/** The channel could only refuse this message; `reason` is the key of the operator's sentence, `detail` says what to change. */
export const cannotSend = (reason: string, detail: string): SendError => new SendError('message_invalid', reason, reason, detail);

/** Characters as people count them, not UTF-16 units: an emoji is one. */
export const lengthOf = (text: string): number => [...text].length;

/** The action is none that the channel knows. */
export const unsupportedAction = (): SendError => new SendError('message_invalid', 'unsupported_action', 'unsupported_action');
