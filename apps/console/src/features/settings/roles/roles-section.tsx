import '../texts.js';
import './texts.js';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { permissionsQuery, rolesQuery } from '../../../api/roles.js';
import { useMay } from '../../../api/use-may.js';
import { LoadState } from '../load-state.js';
import { BuiltInRolePage } from './built-in-role-page.js';
import { CustomRolePage } from './custom-role-page.js';
import { NewRole } from './new-role.js';
import { RoleLists } from './role-lists.js';

/** What people may here: the roles, or one of them. */
export default function RolesSection() {
  const may = useMay('roles');
  // Everybody else reads above that this is for admins.
  return may ? <Roles /> : null;
}

function Roles() {
  const { role: key, copy } = useSearch({ from: '/shell/settings/roles' });
  const roles = useQuery(rolesQuery);
  const catalogue = useQuery(permissionsQuery);
  if (!roles.data) return <LoadState query={roles} height={280} />;
  if (!catalogue.data) return <LoadState query={catalogue} height={280} />;
  const builtIn = roles.data.builtIn.find(({ role }) => role === key);
  if (builtIn) return <BuiltInRolePage role={builtIn} catalogue={catalogue.data} />;
  const custom = roles.data.custom.find(({ id }) => id === key);
  if (custom) return <CustomRolePage key={custom.id} role={custom} list={roles.data} catalogue={catalogue.data} />;
  if (key === 'new') return <NewRole key={copy} copy={copy} list={roles.data} catalogue={catalogue.data} />;
  return <RoleLists list={roles.data} />;
}
