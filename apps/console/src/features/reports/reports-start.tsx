import './texts.js';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { meQuery } from '../../api/session.js';
import { REPORTS } from './catalogue.js';

/** Whoever comes to the reports begins with the first that he may read. */
export default function ReportsStart() {
  const { data: me } = useQuery(meQuery);
  const first = REPORTS.find(({ permission }) => me?.permissions.includes(permission));
  return first ? <Navigate to="/reports/$report" params={{ report: first.path }} search={{}} replace /> : null;
}
