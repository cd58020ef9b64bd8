export type { ScenarioComplaint as Complaint } from '../../../api/scenarios.js';
