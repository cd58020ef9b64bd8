import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Complaint } from '../../model/complaint.js';
import { stepOf } from '../../model/edit.js';
import { stepLabel } from '../../model/labels.js';
import { complaintText } from '../../steps/complaints.js';
import { showStep, useDesigner, useView, useWorkshop } from '../workshop.js';
import classes from './panes.module.css';

/** What is wrong with the draft as it was saved last; a press goes to the step. */
export function ComplaintsPane() {
  const { t } = useTranslation('scenarios');
  const complaints = useView((state) => state.complaints);
  return (
    <>
      <h2 className={classes.heading}>{t('pane.complaints')}</h2>
      {complaints.length === 0 ? <p className={classes.note}>{t('complaintList.none')}</p> : <ComplaintList complaints={complaints} />}
    </>
  );
}

/** Errors first, as only they keep a scenario from being published. */
export function ComplaintList({ complaints, onShow }: { complaints: readonly Complaint[]; onShow?: () => void }) {
  const { t } = useTranslation();
  const workshop = useWorkshop();
  const content = useDesigner((state) => state.content);
  const ordered = [...complaints].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  const show = (complaint: Complaint): void => {
    onShow?.();
    if (complaint.stepId !== null) showStep(workshop, complaint.stepId);
    else workshop.view.setState({ pane: complaint.triggerId ? 'triggers' : 'settings' });
  };
  return (
    <ul className={classes.complaints}>
      {ordered.map((complaint, index) => {
        const step = complaint.stepId === null ? undefined : stepOf(content, complaint.stepId);
        return (
          <li key={index}>
            <button type="button" className={classes.complaint} data-severity={complaint.severity} onClick={() => show(complaint)}>
              {complaint.severity === 'error' ? <IconAlertTriangle size={16} aria-hidden /> : <IconInfoCircle size={16} aria-hidden />}
              <span>
                <span className={classes.complaintWhere}>
                  {step ? stepLabel(step, t) : t(complaint.triggerId ? 'scenarios:pane.triggers' : 'scenarios:designer.whole')}
                  <span className="visually-hidden"> ({t(`scenarios:complaintList.${complaint.severity}`)})</span>
                </span>
                {complaintText(complaint, t)}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
