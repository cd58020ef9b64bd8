import { createContext, type ComponentType } from 'react';

export interface TrialPhoneProps {
  /** What the phone says by itself as soon as it is there; another text is said by another person. */
  text: string;
}

/** The simulator's phone, put here by whoever composes the page: a feature knows no other. Null: there is no simulator. */
export const TrialPhoneSlot = createContext<ComponentType<TrialPhoneProps> | null>(null);
