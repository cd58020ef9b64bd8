import type { CheckTools, Surroundings } from '../scenarios/check/surroundings.js';
import type { MessageLimits } from '../messages/message-limits.js';

const MB = 1024 * 1024;

/** A channel that carries little, as WhatsApp does. */
export const NARROW: MessageLimits = {
  ...{ textLength: 4096, captionLength: 1024, captionedKinds: ['image'], buttons: 3, buttonTitleLength: 20, payloadLength: 200 },
  ...{ payloadUnit: 'characters', listRows: 10, buttonKinds: ['reply', 'url', 'phone'], replyWindowHours: 24 },
  attachmentBytes: { image: 5 * MB, video: 16 * MB, audio: 16 * MB, voice: 16 * MB, document: 100 * MB, sticker: MB },
};

/** A company with a tag 1, an operator 2, a group 3, a file 4, a field 5, channels 6 (narrow) and 7 (wide), and another scenario 8. */
export const surroundings = (more: Partial<Surroundings> = {}): Surroundings => ({
  scenarioId: 9,
  channels: [
    { id: 6, transport: 'narrow', limits: NARROW },
    { id: 7, transport: 'wide', limits: { ...NARROW, buttons: 100, listRows: 0, buttonTitleLength: 64 } },
  ],
  transports: new Set(['narrow', 'wide']),
  ...{ tags: new Set([1]), operators: new Set([2]), groups: new Set([3]), files: new Set([4]), customFields: new Set([5]) },
  ...{ secrets: new Set(['KEY']), hasWorkingHours: true },
  scenarios: new Map([[8, { name: 'Other', steps: new Set(['a']) }]]),
  triggers: [],
  ...more,
});

/** Reads `{{ a.b }}` and `a.b`; whatever holds `!!` is broken. The real languages are tested where they are used. */
export const plainTools: CheckTools = {
  template: (text) =>
    text.includes('!!') ? { error: 'broken' } : { error: null, reads: [...text.matchAll(/\{\{\s*([\w.]+)/g)].map(([, path = '']) => path) },
  expression: (text) =>
    text.includes('!!') ? { error: 'broken' } : { error: null, reads: [...text.matchAll(/[a-z][\w.]*/gi)].map(([path]) => path) },
  pattern: (text) => (text.includes('!!') ? 'broken' : null),
  address: (text) => (!URL.canParse(text) ? 'malformed' : new URL(text).hostname === '10.0.0.1' ? 'private' : null),
};
