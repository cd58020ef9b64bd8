import type { ScenarioContent } from '../content.js';

/** What of a company a scenario names by id. Files are described where they are sent, and need no name here. */
export const REFERENCE_KINDS = ['tags', 'operators', 'groups', 'channels', 'customFields', 'scenarios'] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

/** An id of the content, and what it is called: by the name it is found in another company. */
export interface Reference {
  id: number;
  name: string;
}

/** What stands behind the ids of a content. */
export interface ScenarioReferences extends Record<ReferenceKind, Reference[]> {
  /** By which id the content leads to itself. */
  self: number;
  /** Secrets that its HTTP steps read; their values never leave a company. */
  secrets: string[];
}

/** A scenario as a file, for another company or installation. */
export interface ScenarioDocument {
  /** Where its form is described. */
  $schema?: string | undefined;
  name: string;
  content: ScenarioContent;
  /** Absent: the ids of the content are those of the company that takes it in, as of a copy or of what a program made for it. */
  references?: ScenarioReferences | undefined;
}
