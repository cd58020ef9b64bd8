import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../api/audit.js';
import { formatsOf } from '../../../ui/format.js';
import { DID } from './actions.js';

export interface AuditWords {
  /** What was done, to be read behind who did it. */
  did: (entry: Pick<AuditEntry, 'action' | 'object' | 'actor'>) => string;
  /** The same for a filter, whatever it was done to. */
  action: (action: string) => string;
  kind: (kind: string) => string;
  actor: (actor: AuditEntry['actor']) => string;
  field: (name: string) => string;
  value: (value: unknown) => string;
}

/** The audit log in the reader's words. What the server may learn to write later is shown as it names it. */
export function useAuditWords(): AuditWords {
  const { t, i18n } = useTranslation(['audit', 'roles']);
  const formats = formatsOf(i18n.language);
  const known = (key: string, otherwise: string): string => (i18n.exists(key) ? i18n.t(key) : otherwise);

  const did = (action: string, name: string, context: string): string => {
    if (!DID.has(action)) return t('audit:unknownAction', { action, name });
    return t(`audit:did.${action}`, { name, context });
  };
  const value = (of: unknown): string => {
    if (of === null || of === undefined || of === '') return t('audit:nothing');
    if (typeof of === 'boolean') return t(of ? 'audit:yes' : 'audit:no');
    if (typeof of === 'number') return formats.number(of);
    if (Array.isArray(of)) return of.length > 0 ? of.map(value).join(', ') : t('audit:nothing');
    if (typeof of === 'object') return JSON.stringify(of);
    const text = String(of);
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return formats.full(text);
    return /^[a-z_]{1,40}$/.test(text) ? known(`audit:value.${text}`, known(`roles:permission.${text}`, text)) : text;
  };
  return {
    did: ({ action, object, actor }) => {
      const name = object.name ?? (object.id === null ? '' : `#${object.id}`);
      const isSelf = object.kind === 'operator' && actor.kind === 'operator' && actor.id === object.id;
      return did(action, object.kind === 'onboarding' ? known(`audit:step.${name}`, name) : name, isSelf ? 'self' : object.kind);
    },
    action: (action) => {
      const words = did(action, '…', '');
      return words.charAt(0).toLocaleUpperCase(i18n.language) + words.slice(1);
    },
    kind: (kind) => known(`audit:kind.${kind}`, kind),
    actor: ({ kind, name }) => name ?? t(`audit:actor.${kind}`),
    field: (name) => known(`audit:field.${name}`, name),
    value,
  };
}
