import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { meQuery, publicQuery } from '../../api/session.js';
import { useAction } from '../../ui/actions/registry.js';

/** The ways between the places of the console. */
export function useGoActions(): void {
  const navigate = useNavigate();
  const { data: me } = useQuery(meQuery);
  const { data: info } = useQuery(publicQuery);
  const mayConfigure = me !== undefined && me.operator.role !== 'operator';
  useAction('go.chat', () => void navigate({ to: '/chat' }));
  useAction('go.channels', () => void navigate({ to: '/channels' }), mayConfigure);
  useAction('go.scenarios', () => void navigate({ to: '/scenarios' }), mayConfigure);
  useAction('go.settings', () => void navigate({ to: '/settings' }), mayConfigure);
  useAction('go.simulator', () => void window.open('/simulator', '_blank', 'noopener'), info?.simulator ?? false);
}
