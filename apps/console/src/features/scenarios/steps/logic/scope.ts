import type { TFunction } from 'i18next';
import { createContext, useContext, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Complaint } from '../../model/complaint.js';
import { NO_CONTENT, type ScenarioContent } from '../../model/content.js';
import { complaintText } from '../complaints.js';
import { GIVEN, type KnownVariable } from './variables.js';

/** What the fields of an editor know of the scenario around their step. */
export interface Scope {
  content: ScenarioContent;
  variables: readonly KnownVariable[];
  /** What the check says of this step. */
  complaints: readonly Complaint[];
  /** A field says that it is there and shows what is said of it; gives the way to take it back. */
  claim(field: string): () => void;
}

const nobody = (): void => undefined;

export const ScopeContext = createContext<Scope>({ content: NO_CONTENT, variables: GIVEN, complaints: [], claim: () => nobody });

export const useScope = (): Scope => useContext(ScopeContext);

/** What keeps a field of the step from being published, as a sentence; warnings stand above the form. */
export function useComplaint(field: string | undefined): string | null {
  const { complaints, claim } = useScope();
  useEffect(() => (field === undefined ? undefined : claim(field)), [field, claim]);
  const { t } = useTranslation('steps');
  const found =
    field === undefined ? undefined : complaints.find((complaint) => complaint.field === field && complaint.severity === 'error');
  return found ? complaintText(found, t as TFunction) : null;
}
