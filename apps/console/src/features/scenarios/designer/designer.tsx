import { useEffect, useState } from 'react';
import { saveDraft, loadScenario, type Scenario } from '../../../api/scenarios.js';
import { i18next } from '../../../i18n/index.js';
import { toast } from '../../../ui/toast.js';
import { useNarrow } from '../../../ui/use-width.js';
import { createDesigner } from '../model/designer.js';
import { DraftSaver } from '../model/saver.js';
import { Desk } from './desk.js';
import { createView, WorkshopContext, type Workshop } from './workshop.js';

function openWorkshop(scenario: Scenario, narrow: boolean): Workshop {
  const { id } = scenario;
  const designer = createDesigner(scenario.draft);
  const saver = new DraftSaver(designer, scenario, {
    save: (draft) => saveDraft(id, draft),
    load: () => loadScenario(id),
    onMerged: ({ updatedBy }) =>
      toast(i18next.t('scenarios:saving.merged', { name: updatedBy?.name ?? i18next.t('scenarios:saving.somebody') })),
  });
  // On a narrow screen a pane covers the steps: nobody has asked for one yet.
  return { scenarioId: id, designer, saver, view: createView(narrow || scenario.draft.steps.length === 0 ? null : 'step') };
}

/** One scenario, open to be drawn. What the server sends later is put together with it, never over it. */
export function Designer({ scenario }: { scenario: Scenario }) {
  const narrow = useNarrow();
  const [workshop, setWorkshop] = useState<Workshop | null>(null);
  useEffect(() => {
    const opened = openWorkshop(scenario, narrow);
    setWorkshop(opened);
    return () => opened.saver.stop();
    // Only the first answer opens it.
  }, [scenario.id]);
  return workshop ? (
    <WorkshopContext value={workshop}>
      <Desk />
    </WorkshopContext>
  ) : null;
}
