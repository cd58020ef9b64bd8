import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  addReportView,
  changeReportView,
  deleteReportView,
  leaveReportMail,
  type NewView,
  type ReportMailFields,
  reportViewsQuery,
  sendReportNow,
  setReportMail,
  stopReportMail,
} from '../../../api/reports.js';

/** What can be done with saved views; the list is asked anew after each. */
export function useViewDeeds() {
  const client = useQueryClient();
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: reportViewsQuery.queryKey });
  return {
    add: useMutation({ mutationFn: addReportView, onSuccess: refresh }),
    change: useMutation({
      mutationFn: ({ id, ...changes }: { id: number } & Partial<Omit<NewView, 'report'>>) => changeReportView(id, changes),
      onSuccess: refresh,
    }),
    remove: useMutation({ mutationFn: deleteReportView, onSuccess: refresh }),
    mail: useMutation({
      mutationFn: ({ id, mail }: { id: number; mail: ReportMailFields }) => setReportMail(id, mail),
      onSuccess: refresh,
    }),
    stopMail: useMutation({ mutationFn: stopReportMail, onSuccess: refresh }),
    leaveMail: useMutation({ mutationFn: leaveReportMail, onSuccess: refresh }),
    sendNow: useMutation({ mutationFn: sendReportNow, onSuccess: refresh }),
  };
}

export type ViewDeeds = ReturnType<typeof useViewDeeds>;
