import { lazy } from 'react';
import DesignerPage from '../../features/scenarios/designer/designer-page.js';
import { TrialPhoneSlot } from '../../features/scenarios/trial/phone-slot.js';

const TrialPhone = lazy(() => import('../../features/simulator/trial/trial-phone.js'));

/** The designer, with the simulator's phone to try its drawings on: two features that know nothing of each other. */
export default function DesignerWithPhone() {
  return (
    <TrialPhoneSlot value={TrialPhone}>
      <DesignerPage />
    </TrialPhoneSlot>
  );
}
