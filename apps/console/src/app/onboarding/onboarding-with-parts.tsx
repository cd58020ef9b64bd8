import { lazy } from 'react';
import { SignInOf } from '../../features/channels/channel/sign-in/sign-in-of.js';
import { ConnectForm } from '../../features/channels/connect/connect-form.js';
import { MessengerCards } from '../../features/channels/connect/messenger-cards.js';
import OnboardingPage from '../../features/onboarding/onboarding-page.js';
import { OnboardingPartsSlot, type OnboardingParts } from '../../features/onboarding/parts-slot.js';

const PARTS: OnboardingParts = {
  Messengers: MessengerCards,
  ConnectForm,
  SignIn: SignInOf,
  Phone: lazy(() => import('./first-phone.js')),
};

/** The set-up with the channels' own forms and the simulator's phone in it: features that know nothing of each other. */
export default function OnboardingWithParts() {
  return (
    <OnboardingPartsSlot value={PARTS}>
      <OnboardingPage />
    </OnboardingPartsSlot>
  );
}
