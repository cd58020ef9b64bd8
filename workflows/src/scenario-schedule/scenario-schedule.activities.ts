export interface SchedulePage {
  companyId: number;
  triggerId: number;
  /** The occurrence by name: a client has at most one run of it. */
  occurrence: string;
  after: number;
}

export interface ScenarioScheduleActivities {
  /** Asks for the runs of the next clients of the audience; `last` null = there are no more. Asked again it asks for none twice. */
  startPage(page: SchedulePage): Promise<{ runs: number; last: number | null }>;
}
