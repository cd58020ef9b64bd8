import { operatorName } from '#domain/operators/operator-name.js';
import type { RevisionRow } from '#persistence/scenarios/revision.view.js';
import type { ScenarioRow as StoredRow } from '#persistence/scenarios/scenario.view.js';
import type { ScenarioRevision } from './publication.dto.js';
import type { ScenarioRow } from './scenarios.dto.js';

export function presentScenario(row: StoredRow): ScenarioRow {
  const { id, name, draftVersion, triggers, steps, runs, number, publishedId, publishedDraftVersion } = row;
  return {
    ...{ id, name, draftVersion, triggers, steps, runs, revision: number, revisionId: publishedId },
    state: publishedId === null ? 'draft' : row.enabled ? 'published' : 'disabled',
    changed: publishedId !== null && publishedDraftVersion !== draftVersion,
    createdAt: row.createdAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: authorOf(row.updatedById, row.updatedByFirstName, row.updatedByLastName),
  };
}

export const presentRevision = (row: RevisionRow): ScenarioRevision => ({
  ...{ id: row.id, number: row.number, note: row.note, steps: row.steps, createdAt: row.createdAt.toISOString() },
  createdBy: authorOf(row.createdById, row.createdByFirstName, row.createdByLastName),
});

/** Null for what nobody did by hand. */
export const authorOf = (id: number | null, firstName: string | null, lastName: string | null): { id: number; name: string } | null =>
  id === null || firstName === null ? null : { id, name: operatorName(firstName, lastName) };
