import type { TFunction } from 'i18next';
import { createContext, useContext } from 'react';
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
}

export const ScopeContext = createContext<Scope>({ content: NO_CONTENT, variables: GIVEN, complaints: [] });

export const useScope = (): Scope => useContext(ScopeContext);

/** The sentence that the check says of a field of the step, if it says one. */
export function useComplaint(field: string | undefined): string | null {
  const { complaints } = useScope();
  const { t } = useTranslation('steps');
  const found = field === undefined ? undefined : complaints.find((complaint) => complaint.field === field);
  return found ? complaintText(found, t as TFunction) : null;
}
