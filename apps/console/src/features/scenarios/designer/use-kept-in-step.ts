import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { scenariosQuery, type ScenarioRow } from '../../../api/scenarios.js';
import { useLive } from '../../../api/live.js';
import { complaintsQuery } from './complaints-query.js';
import { setComplaints, useSaver, useWorkshop } from './workshop.js';

/** How this scenario stands in the list: published, on or off, its runs. */
export function useRow(): ScenarioRow | undefined {
  const { scenarioId } = useWorkshop();
  return useQuery(scenariosQuery).data?.find(({ id }) => id === scenarioId);
}

/** Takes in what colleagues save, tries again when the line is back, and asks what is wrong with what was saved. */
export function useKeptInStep(): void {
  const { scenarioId, saver, view } = useWorkshop();
  const version = useRow()?.draftVersion ?? 0;
  useEffect(() => {
    void saver.catchUp(version).catch(() => {});
  }, [saver, version]);

  const isConnected = useLive(({ status }) => status === 'open');
  useEffect(() => {
    if (isConnected) saver.retry();
  }, [saver, isConnected]);

  const draftVersion = useSaver((state) => state.draftVersion);
  const { data: complaints } = useQuery(complaintsQuery(scenarioId, draftVersion));
  useEffect(() => {
    if (complaints) setComplaints(view, complaints);
  }, [view, complaints]);
}
