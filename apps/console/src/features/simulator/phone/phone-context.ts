import { createContext, useContext } from 'react';
import type { Ability } from '../model/sim-types.js';
import { skinOf, type Skin } from '../../../ui/messenger/skin.js';

interface PhoneNature {
  skin: Skin;
  can: ReadonlySet<Ability>;
}

/** Which messenger the phone plays, and what that one lets its owner do. */
export const PhoneContext = createContext<PhoneNature>({ skin: skinOf(undefined), can: new Set() });

export const usePhoneNature = (): PhoneNature => useContext(PhoneContext);
