import { fillPlaceholders, placeholdersOf } from '#domain/templates/placeholders.js';

/** The templates of every simulated app: one ready, one with a picture, and one that Meta still looks at. */
const TEMPLATES = [
  {
    id: '4a000000-0000-4000-8000-000000000001',
    name: 'order_ready',
    category: 'UTILITY',
    status: 'APPROVED',
    type: 'TEXT',
    body: 'Hello {{1}}, your order {{2}} is ready. Shall we bring it?',
    replies: ['Yes, please', 'I will come'],
  },
  {
    id: '4a000000-0000-4000-8000-000000000002',
    name: 'spring_offer',
    category: 'MARKETING',
    status: 'APPROVED',
    type: 'IMAGE',
    body: 'Spring is here, {{1}}: this week everything is cheaper.',
    replies: ['Tell me more'],
  },
  {
    id: '4a000000-0000-4000-8000-000000000003',
    name: 'survey',
    category: 'MARKETING',
    status: 'PENDING',
    type: 'TEXT',
    body: 'How did you like it?',
    replies: [],
  },
] as const;

/** The list as both APIs give it: what belongs together is packed into JSON texts. */
export const listedTemplates = (): Record<string, unknown>[] =>
  TEMPLATES.map(({ id, name, category, status, type, body, replies }, place) => ({
    ...{
      id,
      externalId: String(700_000_000_000_001 + place),
      elementName: name,
      languageCode: 'en_US',
      category,
      status,
      templateType: type,
    },
    data: [body, ...replies.map((reply) => `[${reply}]`)].join(' | '),
    meta: JSON.stringify({ example: body }),
    containerMeta: JSON.stringify({ data: body, buttons: replies.map((text) => ({ type: 'QUICK_REPLY', text })) }),
    ...{ createdOn: 1_750_000_000_000, modifiedOn: 1_750_000_000_000 },
  }));

/** A template's text with its values filled in. */
export function templateText(id: string, params: string[]): { text: string; replies: readonly string[] } | null {
  const template = TEMPLATES.find((candidate) => candidate.id === id && candidate.status === 'APPROVED');
  if (!template) return null;
  const names = placeholdersOf(template.body);
  return { text: fillPlaceholders(template.body, (name) => params[names.indexOf(name)]), replies: template.replies };
}
