import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { publicQuery } from '../../api/session.js';
import { useMay } from '../../api/use-may.js';
import { useOpenSetUp } from '../onboarding/use-open-set-up.js';
import { REPORT_PERMISSIONS } from '../../features/reports/catalogue.js';
import { SETTINGS_PERMISSIONS } from '../../features/settings/sections.js';
import { useAction } from '../../ui/actions/registry.js';

/** The ways between the places of the console. */
export function useGoActions(): void {
  const navigate = useNavigate();
  const { data: info } = useQuery(publicQuery);
  const [channels, scenarios, settings] = [useMay('channels'), useMay('scenarios'), useMay(...SETTINGS_PERMISSIONS)];
  const reports = useMay(...REPORT_PERMISSIONS);
  const billing = useMay('billing');
  const setUp = useOpenSetUp();
  useAction('go.setUp', () => void navigate({ to: '/onboarding' }), setUp !== undefined);
  useAction('go.chat', () => void navigate({ to: '/chat' }));
  useAction('go.colleagues', () => void navigate({ to: '/colleagues' }));
  useAction('go.tickets', () => void navigate({ to: '/tickets' }));
  useAction('go.channels', () => void navigate({ to: '/channels' }), channels ?? false);
  useAction('go.scenarios', () => void navigate({ to: '/scenarios' }), scenarios ?? false);
  useAction('go.reports', () => void navigate({ to: '/reports' }), reports ?? false);
  useAction('go.billing', () => void navigate({ to: '/billing' }), billing ?? false);
  useAction('go.settings', () => void navigate({ to: '/settings' }), settings ?? false);
  useAction('go.simulator', () => void window.open('/simulator', '_blank', 'noopener'), info?.simulator ?? false);
}
