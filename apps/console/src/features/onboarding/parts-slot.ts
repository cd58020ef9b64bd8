import { createContext, type ComponentType } from 'react';
import type { Channel, Transport } from '../../api/channel-types.js';
import type { FormDraft } from '../../ui/form-draft.js';

/** Pieces of other features, put here by whoever composes the page: a feature knows no other. */
export interface OnboardingParts {
  /** All messengers to choose from. */
  Messengers: ComponentType<{ transports: readonly Transport[]; onChoose: (transport: string) => void }>;
  /** The form of the channels' page. */
  ConnectForm: ComponentType<{ transport: Transport; draft?: FormDraft; onConnected: (channel: Channel) => void }>;
  /** Signing in to a personal number that is connected already. */
  SignIn: ComponentType<{ channel: Channel }>;
  /** A simulated phone that writes to this channel. */
  Phone: ComponentType<{ channel: Channel }>;
}

export const OnboardingPartsSlot = createContext<OnboardingParts | null>(null);
