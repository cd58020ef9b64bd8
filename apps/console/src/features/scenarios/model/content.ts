/** What a scenario is made of, as the API sends it. */
export * from '../../../api/scenario-types.js';
